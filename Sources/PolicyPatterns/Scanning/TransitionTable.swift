/// A hash table of transitions: (state, symbol) → state, open addressing with linear probing.
///
/// An entry is eight bytes: 24 bits state, 16 bits symbol, 24 bits next state.
struct TransitionTable {
  private var entries: ContiguousArray<UInt64>
  private var shift: UInt64
  private(set) var count = 0

  private static let free = UInt64.max
  private static let initialBits: UInt64 = 10

  init() {
    entries = ContiguousArray(repeating: Self.free, count: 1 << Int(Self.initialBits))
    shift = 64 - Self.initialBits
  }

  /// The state reached, or nil if the transition is not known yet. States are below 2^24 - 1.
  @inline(__always)
  func lookup(_ state: Int32, _ symbol: UInt16) -> Int32? {
    let key = UInt64(truncatingIfNeeded: state) &<< 16 | UInt64(symbol)
    var slot = slot(of: key)
    while true {
      let entry = entries[slot]
      if entry &>> 24 == key { return Int32(truncatingIfNeeded: entry & 0xFF_FFFF) }
      if entry == Self.free { return nil }
      slot = (slot &+ 1) & (entries.count &- 1)
    }
  }

  /// Multiplicative hashing by the golden ratio; the upper bits are the well mixed ones.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  mutating func insert(_ state: Int32, _ symbol: UInt16, _ next: Int32) {
    if count * 2 >= entries.count { grow() }
    place(UInt64(truncatingIfNeeded: state) << 40 | UInt64(symbol) << 24 | UInt64(truncatingIfNeeded: next))
    count += 1
  }

  private mutating func place(_ entry: UInt64) {
    var slot = slot(of: entry >> 24)
    while entries[slot] != Self.free { slot = (slot + 1) & (entries.count - 1) }
    entries[slot] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = ContiguousArray(repeating: Self.free, count: old.count * 2)
    shift -= 1
    for entry in old where entry != Self.free { place(entry) }
  }
}
