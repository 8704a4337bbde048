/// A source's lines with what its markup says about it.
package struct MarkedText: Sendable {
  package internal(set) var lines: [SourceLine] = []
  package internal(set) var properties: [Property] = []
  package internal(set) var skipped: [Skipped] = []
}
