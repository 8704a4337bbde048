/// Bounds on markup.
package struct MarkupLimits: Sendable, Hashable {
  /// Elements open at once; deeper ones are read as if they were not marked up.
  package let depthMax: Int

  package init(depthMax: Int = 512) { self.depthMax = depthMax }
}
