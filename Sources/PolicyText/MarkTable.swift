/// Layout marks by scalar value, for looking them up without hashing.
struct MarkTable: Sendable {
  /// What a mark is; several may hold.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt8
    static let sentenceEnd = Kinds(rawValue: 1)
    static let clauseEnd = Kinds(rawValue: 2)
    static let pause = Kinds(rawValue: 4)
    static let opening = Kinds(rawValue: 8)
    static let closing = Kinds(rawValue: 16)
    /// Marks that no line begins with.
    static let trailing: Kinds = [.sentenceEnd, .clauseEnd, .pause, .closing]
    /// Marks that prose holds and headings seldom do.
    static let prose: Kinds = [.sentenceEnd, .clauseEnd]
  }

  /// Kinds of the scalars of the basic plane, where all punctuation stands.
  private var kinds = [UInt8](repeating: 0, count: 0x10000)

  init(_ marks: LayoutMarks) {
    add(marks.sentenceEnds, .sentenceEnd)
    add(marks.clauseEnds, .clauseEnd)
    add(marks.pauses, .pause)
    add(marks.openingBrackets, .opening)
    add(marks.closingBrackets, .closing)
  }

  subscript(value: UInt32) -> Kinds { value < 0x10000 ? Kinds(rawValue: kinds[Int(value)]) : [] }

  private mutating func add(_ values: Set<UInt32>, _ kind: Kinds) {
    for value in values where value < 0x10000 { kinds[Int(value)] |= kind.rawValue }
  }
}
