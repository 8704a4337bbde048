import PolicyOutput
import PolicyRecords

/// One run over its inputs: each is read, extracted and written before the next, so that a corpus needs the memory of its largest file.
struct Session {
  let engine: Engine
  let reader: InputReader
  var writer: any RecordWriter
  let sink: OutputSink

  /// How many inputs gave nothing.
  private(set) var failures = 0

  init(engine: Engine, reader: InputReader, writer: any RecordWriter, sink: OutputSink) {
    self.engine = engine
    self.reader = reader
    self.writer = writer
    self.sink = sink
  }

  /// Extracts the inputs in their order. What cannot be read is named on standard error and counted.
  mutating func run(_ inputs: [Input], isQuiet: Bool) throws(CommandFault) {
    do throws(CommandFault) {
      let header = engine.header
      try write { writer, bytes in writer.begin(header, into: &bytes) }
      for input in inputs { try run(input, isQuiet: isQuiet) }
      try write { writer, bytes in writer.end(into: &bytes) }
      try finish(inputs)
    } catch {
      sink.discard()
      throw error
    }
  }

  /// Makes the output visible, unless no input gave anything: a mistyped path should not empty the file of an earlier run.
  private func finish(_ inputs: [Input]) throws(CommandFault) {
    if failures > 0, inputs.count > 1 { Messages.write("\(failures) of \(inputs.count) inputs failed") }
    guard failures < inputs.count else {
      sink.discard()
      return
    }
    try sink.commit()
  }

  private mutating func run(_ input: Input, isQuiet: Bool) throws(CommandFault) {
    if input == .sample, !isQuiet {
      Messages.write("no input, so this is the bundled sample; give files or folders, or see extract --help")
    }
    let documents: [DocumentRecord]
    do throws(InputFault) {
      documents = try engine.documents(of: try reader.read(input))
    } catch {
      failures += 1
      Messages.write(error.message)
      return
    }
    // The sample is a newspaper page, of which the first document is the one to show.
    for document in input == .sample ? documents.prefix(1) : documents[...] {
      try write { writer, bytes in writer.append(document, into: &bytes) }
    }
  }

  private mutating func write(_ append: (inout any RecordWriter, inout [UInt8]) -> Void) throws(CommandFault) {
    var bytes: [UInt8] = []
    append(&writer, &bytes)
    if !bytes.isEmpty { try sink.write(bytes) }
  }
}
