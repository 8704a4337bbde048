import PolicyRecords
import PolicyRules

/// The domains of a pack in their order, with the classes that they have in other schemes.
struct DomainTaxonomy {
  private struct Entry {
    let place: Int
    let capMajor: String?
    let govSubject: String?
  }

  private let entries: [DomainID: Entry]

  init(_ pack: Pack) {
    let listed = (pack.lexicon("domains")?.entries ?? []).enumerated().map { place, entry in
      let attributes = entry.attributes
      return (
        DomainID(rawValue: entry.term), Entry(place: place, capMajor: attributes["cap_major"], govSubject: attributes["gov_subject"])
      )
    }
    entries = Dictionary(listed, uniquingKeysWith: { first, _ in first })
  }

  /// Domains in the order of the taxonomy.
  func inOrder(_ domains: [DomainID]) -> [DomainID] {
    domains.sorted { entries[$0]?.place ?? .max < entries[$1]?.place ?? .max }
  }

  /// Major topics of the Comparative Agendas Project, each once, in the order of the domains that they belong to.
  func capMajors(of domains: [DomainID]) -> [String] { distinct(domains.map { entries[$0]?.capMajor }) }

  /// Subject classes of the State Council's document library, each once, in the order of the domains that they belong to.
  func govSubjects(of domains: [DomainID]) -> [String] { distinct(domains.map { entries[$0]?.govSubject }) }

  private func distinct(_ names: [String?]) -> [String] {
    names.compactMap { $0 }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
