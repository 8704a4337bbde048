extension RecordAssembler {
  /// Notes that sentences give no measures.
  func note(dropped sentences: [Sentence], _ step: DropStep) {
    guard engine.dropObserver != nil else { return }
    for clause in sentences.flatMap(\.clauses) where clause.kind == .verb {
      if let mention = clause.mention { engine.note(dropped: mention, step) }
    }
  }

  /// Notes the clauses with a verb of a sentence that open none of its measures.
  ///
  /// - Parameters:
  ///   - stretches: the clauses that were read for measures.
  ///   - step: what kept the others from being read.
  func note(droppedOf sentence: Sentence, _ stretches: [ArraySlice<Clause>], _ drafts: [MeasureDraft], outside step: DropStep) {
    guard engine.dropObserver != nil else { return }
    let heads = Set(drafts.map(\.head.range))
    let read = Set(stretches.flatMap { $0.map(\.range) })
    let continued = Set(drafts.flatMap { $0.continuations.map(\.range) })
    for clause in sentence.clauses where clause.kind == .verb && !heads.contains(clause.range) {
      guard let mention = clause.mention else { continue }
      engine.note(dropped: mention, !read.contains(clause.range) ? step : continued.contains(clause.range) ? .joined : .ended)
    }
  }
}
