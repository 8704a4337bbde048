import PolicyRecords
import PolicyRules

extension TargetReader {
  /// Adds what the `aspect` phase says of the quantities of a sentence.
  ///
  /// Each aspect belongs to a quantity of its own clause: a bound, a baseline and a deadline to the next one, a period or a binding force
  /// to the next or else the last, a fact to all that follow.
  func addAspects(_ targets: inout [Target], _ sentence: Sentence, _ aspects: [Mention]) {
    for aspect in aspects {
      let clause = clause(at: aspect.range.lowerBound, of: sentence)
      let first = targets.partitioningIndex { $0.range.lowerBound >= aspect.range.upperBound }
      let before = targets.partitioningIndex { $0.range.upperBound > aspect.range.lowerBound } - 1
      let next = first..<max(first, targets.partitioningIndex { $0.range.lowerBound >= clause.upperBound })
      let last = before >= 0 && targets[before].range.lowerBound >= clause.lowerBound ? before : nil
      let amount = next.prefix(Self.neighboursMax).first { !targets[$0].isDate }
      switch aspect.label {
      case "aspect.bound": if let amount { bound(&targets[amount], aspect) }
      case "aspect.bound.back": if let last { bound(&targets[last], aspect) }
      case "aspect.kind": if let amount { kind(&targets[amount], aspect) }
      case "aspect.deadline":
        if let date = next.first, targets[date].isDate { targets[date].quantity.isDeadline = true }
      case "aspect.past":
        for number in next {
          // An earlier word has marked this one and all behind it.
          if targets[number].isPast { break }
          targets[number].isPast = !targets[number].isDate
        }
      case "aspect.period":
        if let number = amount ?? last, !targets[number].isDate { targets[number].period = aspect.range(of: "period") ?? aspect.range }
      case "aspect.baseline":
        if let amount { targets[amount].baseline = aspect.range(of: "baseline") }
      case "aspect.binding":
        guard let number = last ?? amount, let name = aspect.rule.fields["binding"] else { continue }
        targets[number].binding = Binding(rawValue: name)
      default: continue
      }
    }
  }

  /// A bound before the first quantity of a list holds for all that share its unit.
  func shareBounds(_ targets: inout [Target]) {
    for number in targets.indices.dropFirst() where targets[number].isJoined && !targets[number].isDate {
      let first = targets[number - 1].quantity
      let isBefore = first.mention.range(of: "after") == nil && first.mention.range(of: "infix") == nil
      guard isBefore, targets[number].quantity.comparator == .equal, targets[number].quantity.unit == first.unit else { continue }
      targets[number].quantity.comparator = first.comparator
    }
  }

  private func bound(_ target: inout Target, _ aspect: Mention) {
    guard target.quantity.comparator == .equal, !target.isDate else { return }
    let name = aspect.rule.fields["comparator"] ?? reader.attribute("op", of: "apart", aspect, bytes)
    target.quantity.comparator = name.flatMap { Comparator(rawValue: $0) } ?? .equal
  }

  private func kind(_ target: inout Target, _ aspect: Mention) {
    if let kind = aspect.rule.fields["kind"].flatMap({ TargetKind(rawValue: $0) }) { target.quantity.kind = kind }
  }
}
