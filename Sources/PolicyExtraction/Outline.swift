/// The numbered units of a document and the text that each holds itself.
struct Outline: Sendable {
  /// One unit: an item of the output.
  struct Unit: Sendable {
    /// The number as printed, such as `（一）`.
    let number: String
    /// Numbers from the outermost unit down, joined by `/`.
    let path: String
    /// 1 for the outermost.
    let level: Int
    let parent: Int?
    /// Byte range of the number in the reading text.
    let numberRange: Range<Int>
    /// The unit's label: which style of numbering it has.
    let label: String
    var heading: Range<Int>?
    /// What the unit holds itself, without number and heading: one range for each of its paragraphs, children left out.
    var content: [Range<Int>] = []
    /// Whether the unit or one above it stands under a heading whose text holds no measures.
    var isPreamble = false
    /// From the number to the end of the unit's own text.
    var end: Int
  }

  /// A stretch of text with the unit that holds it; `nil` before the first unit and after the last.
  struct Passage: Sendable {
    let unit: Int?
    let range: Range<Int>
    /// Whether the stretch is a heading, which holds targets and bodies but no measures.
    let isHeading: Bool
  }

  var units: [Unit] = []
  /// All text of the body in order.
  var passages: [Passage] = []
}
