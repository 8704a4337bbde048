import ArgumentParser
import PolicyRecords

/// `extract INPUT...`: reads the inputs and writes their records.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: ExtractCommand.configuration.abstract,
    usage: "extract [INPUT ...] [OPTIONS]",
    discussion: HelpText.discussion,
    shouldDisplay: false,
    helpNames: [.short, .long])

  @Argument(help: ArgumentHelp("Files and folders to read; - is standard input.", valueName: "INPUT"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: "json (one object), jsonl (one record a line) or csv (one table).")
  var format: OutputFormat = .json

  @Option(name: .shortAndLong, help: "The table to write as CSV; measures where none is named.")
  var table: TableName?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "FILE"))
  var output: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("A folder of rules; may be given several times.", valueName: "DIR"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("The encoding of inputs without a byte-order mark, such as gb18030.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("Refuse inputs larger than this.", valueName: "MB"))
  var maxMegabytes: Int = InputLimits.standard.megabytesMax

  @Flag(name: .shortAndLong, help: "Write only errors to standard error.")
  var quiet = false

  @Flag(help: "CSV with a byte-order mark and CR LF.")
  var excel = false

  @Flag(help: "CSV text as it is, even where a spreadsheet would run it as a formula.")
  var csvRaw = false

  /// Refuses options that would silently do nothing.
  func validate() throws {
    guard format != .csv else { return }
    if table != nil { throw ValidationError("--table goes with --format csv; \(format.rawValue) holds every table") }
    if excel { throw ValidationError("--excel goes with --format csv") }
    if csvRaw { throw ValidationError("--csv-raw goes with --format csv") }
  }

  func run() throws {
    let limits = try InputLimits(megabytesMax: maxMegabytes)
    let engine = try Engine(rules: try RulesLocation.find(options: rules), encoding: encoding)
    let inputs = InputSet(arguments: inputs, standardInput: StandardInput.kind).inputs
    try OutputFile.refuse(output, asOneOf: inputs)
    let writer = format.writer(table: table?.type ?? .measure, options: csvOptions)
    var session = Session(engine: engine, reader: InputReader(limits: limits), writer: writer, sink: try OutputSink(path: output))
    try session.run(inputs, isQuiet: quiet)
    guard session.failures == 0 else { throw ExitCode(ExitStatus.inputFailed.rawValue) }
  }
}
