import ArgumentParser

/// The longer texts of `--help`.
enum HelpText {
  static let discussion = """
    EXAMPLES:
      extract --format csv                       the bundled sample, as a table
      extract notice.txt                         every record of a file, as JSON
      extract notice.txt -f csv                  its measures, as a table
      extract notice.txt -f csv -t targets       its quantities and deadlines
      extract corpus/ -f jsonl -o all.jsonl      every text in a folder
      extract corpus/ -f csv --excel -o all.csv  a table that Excel opens
      curl -s https://example.org/ | extract     what another program writes
    \(otherCommands)
    INPUT: plain text, Markdown (.txt, .md) and HTML (.html, .htm). Folders are read with the folders in them, by name, without hidden files. \
    Without any input a terminal gets the bundled sample. A file that has the name of a command is given as ./NAME.

    RULES: all of them are files. Those of --rules count, else those of the folder in EXTRACT_RULES, else Rules/ of the checkout that the binary was built in, \
    else the copy inside the binary. A changed rule takes effect at the next run.

    EXIT STATUS: 0 all is well; 1 finished, but some input failed and is named on standard error; 2 the command or the rules are wrong and nothing was written.
    """

  /// The subcommands with their abstracts: this help stands for the root's, which would list them.
  private static var otherCommands: String {
    // Without RunCommand itself, whose configuration is being made from this very text.
    let others = ExtractCommand.configuration.subcommands.filter { $0 != RunCommand.self }.map { $0.configuration }
    guard !others.isEmpty else { return "" }
    return "\nOTHER COMMANDS:\n" + others.map { "  extract \($0.commandName ?? "")  \($0.abstract)\n" }.joined()
  }
}
