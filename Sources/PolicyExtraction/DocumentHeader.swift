import PolicyRecords
import PolicyText

/// What a document says of itself: title, issuers, date, genre.
struct DocumentHeader: Sendable {
  var title: String?
  var issuers: [String] = []
  /// Bodies named as issuers, where they stand in the reading text.
  var issuerMentions: [Mention] = []
  var date: CalendarDate?
  var genre: Genre = .other
  var documentNumber: String?
  var addressees: [String] = []
  var isTruncated = false
  /// The year by which dates without one are completed.
  var year: Int?
}
