extension Array {
  /// The first index whose element satisfies `isUpper`, where all that do follow all that do not. O(log n).
  func partitionPoint(isUpper: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isUpper(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
