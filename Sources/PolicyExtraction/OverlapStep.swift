/// What decided between two matches that overlap: the steps of the overlap order.
public enum OverlapStep: String, Sendable, Hashable, CaseIterable {
  /// The winner's rule is declared to beat the loser's.
  case beats
  /// The loser is a short word that straddles two others.
  case straddles
  /// The winner is longer.
  case longer
  /// The winner begins earlier.
  case earlier
  /// The winner's rule has the smaller id.
  case smallerID = "smaller id"

  /// The step as a clause about the winner.
  var explanation: String {
    switch self {
    case .beats: "is declared to beat it"
    case .straddles: "follows a word that it begins in"
    case .longer: "is longer"
    case .earlier: "begins earlier"
    case .smallerID: "has the smaller id"
    }
  }
}
