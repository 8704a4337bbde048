import PolicyRecords
import PolicyRules

/// Gathers the bodies of a document: one for each name, role and unit.
struct DocumentBodies {
  let reader: BodyReader
  let outline: Outline

  private struct Key: Hashable {
    let name: String
    let role: Role
    let unit: Int?
  }

  /// The bodies in text order, issuers first, each with the unit that holds it.
  ///
  /// - Parameter directed: where the text says what is to be done, sorted.
  func bodies(
    issuers: [Mention], readings: [RecordAssembler.Reading], directed: [Range<Int>]
  ) -> [(body: BodyReader.Body, unit: Int?)] {
    var found: [(body: BodyReader.Body, unit: Int?)] = issuers.flatMap { reader.bodies($0, role: .issuer, rule: $0.rule) }.map { ($0, nil) }
    var firstLeads = false
    for reading in readings {
      var scopes = reading.sentences.map { BodyReader.Scope(range: $0.range) }
      for note in reading.notes {
        if note.isA("note.first") { firstLeads = true }
        scopes.append(BodyReader.Scope(range: note.range, isNote: true, firstLeads: firstLeads))
      }
      scopes.sort { $0.range.lowerBound < $1.range.lowerBound }
      found += reader.bodies(reading.mentions, scopes: scopes, directed: directed).map { body in
        (body, unit(of: body, in: reading))
      }
    }
    return distinct(found)
  }

  /// A note that closes an item belongs to that item and not to the last of its points.
  private func unit(of body: BodyReader.Body, in reading: RecordAssembler.Reading) -> Int? {
    guard var unit = reading.passage.unit, reading.notes.contains(where: { $0.range.contains(body.range.lowerBound) }) else {
      return reading.passage.unit
    }
    while outline.units[unit].label.hasPrefix("unit.inline"), let parent = outline.units[unit].parent { unit = parent }
    return unit
  }

  /// Each name once for a role and unit; `mentioned` only where the name has no other role in that unit.
  private func distinct(_ found: [(body: BodyReader.Body, unit: Int?)]) -> [(body: BodyReader.Body, unit: Int?)] {
    var seen: Set<Key> = []
    let withRole = Set(found.filter { $0.body.role != .mentioned }.map { Key(name: $0.body.name, role: .mentioned, unit: $0.unit) })
    return found.filter { body, unit in
      let key = Key(name: body.name, role: body.role, unit: unit)
      if !(body.role == .mentioned && withRole.contains(key)), seen.insert(key).inserted { return true }
      reader.engine.dropObserver?(Drop(rule: body.rule.id, range: body.range, step: .repeated))
      return false
    }
  }
}
