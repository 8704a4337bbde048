/// The names that the engine gives a meaning to: phases it runs, settings it reads, labels, captures and constant fields it looks for.
///
/// Rules may use other labels and captures among themselves; a setting or constant field that is not listed has no effect and is warned of.
/// A test compares the lists with what the engine's sources ask for, and with `Rules/README.md`.
public enum EngineVocabulary {
  /// A name with its meaning.
  public struct Name: Sendable, Hashable {
    /// As it is written in rule files.
    public let name: String
    /// What the engine does with it.
    public let meaning: String
    /// The values it may have; empty where any will do.
    public let values: [String]
    /// Whether its value is a number.
    public let isNumber: Bool

    init(_ name: String, _ meaning: String, values: [String] = [], isNumber: Bool = false) {
      self.name = name
      self.meaning = meaning
      self.values = values
      self.isNumber = isNumber
    }

    /// Whether it may have a value.
    func takes(_ value: String) -> Bool { isNumber ? Double(value) != nil : values.isEmpty || values.contains(value) }
  }

  /// Phases by the scope they run on.
  public static let phases = [
    Name("line", "one source line, before wrapped lines are joined"),
    Name("title", "the title of a document"),
    Name("token", "a passage: a paragraph of an outline unit, or a heading; its mentions are marked for the later phases"),
    Name("lead", "the first paragraph of a document's body"),
    Name("outline", "a paragraph: the numbers of outline units"),
    Name("heading", "the heading of an outline unit"),
    Name("note", "a passage: bracketed notes"),
    Name("clause", "one clause, without the mark that closes it"),
    Name("aspect", "one sentence: what it says of its quantities at a distance"),
    Name("target", "the stretch around a quantity, or several that are joined, up to its neighbours: what is measured"),
    Name("role", "one sentence or note: the parts that bodies play"),
    Name("beneficiary", "a passage"),
    Name("domain", "a heading or a paragraph of an outline unit, a measure, a title"),
    Name("instrument", "the text of a measure"),
  ]

  /// The phase whose mentions are marked in the text that later phases read.
  public static let markingPhase = "token"

  /// Settings of `pack.yaml`; `*` stands for a genre.
  public static let settings = [
    Name("script_weight", "how much a character of the pack's script counts against those of other packs' scripts", isNumber: true),
    Name(
      "measures_in_*", "which sentences of a genre are read for measures: `all`, or openers with their reach (`must:sentence demand:run`)"),
    Name("beneficiaries_in_*", "where those who benefit are looked for in a genre", values: ["text", "measures"]),
    Name("domain_repeats_max", "how often one domain word counts in a unit", isNumber: true),
    Name("domain_document_weight", "how much the domains of the whole document count in a unit", isNumber: true),
    Name("domain_title_share", "how much the title counts for the domains of its document, beside the text", isNumber: true),
    Name("domain_heading_factor", "how much more a domain word counts in a heading", isNumber: true),
    Name("domain_share_min", "the part of the best domain's score that a second domain must reach", isNumber: true),
    Name("domain_further_share_min", "the part that a third or further domain must reach", isNumber: true),
    Name("domain_score_min", "the score below which a unit has no domain of its own", isNumber: true),
    Name("domain_count_max", "how many domains a unit may have", isNumber: true),
  ]

  /// Label families: a label is of a family if it is its name or begins with it and a dot.
  public static let labels = [
    Name("unit", "opens an outline unit; the rest of the label tells its style of numbering"),
    Name("unit.arabic", "one numbered by digits: at the head of a file it may be an entry of a printed collection"),
    Name("furniture", "a line of page furniture, left out"),
    Name("opens", "a line that begins a paragraph"),
    Name("opens.dateline", "the dateline that opens a news article"),
    Name("leads", "a line that begins a paragraph and ends the one before"),
    Name("closes", "a line that ends its paragraph"),
    Name("closes.entry", "the end of a title in a printed collection"),
    Name("closes.salutation", "those a document is addressed to"),
    Name("ends", "a line that ends an article"),
    Name("ends.continued", "a line that says the text goes on elsewhere: the document is truncated"),
    Name("ends.caption", "a line that ends a photo's caption"),
    Name("starts.lead", "the head of a line that may be a report's first"),
    Name("starts.lead.first", "the same, where a headline before it is no part of the paragraph"),
    Name("labels", "the name of a particular alone in its table cell"),
    Name("alone.signed", "issuer and date of a document on one line"),
    Name("opening", "a title that runs on into the text behind it, in the capture `value`"),
    Name("signed", "issuer and date of a document at the end of a paragraph"),
    Name("furniture.place", "says where in its site a web page stands: what stands before it is navigation"),
    Name("furniture.foot", "begins the foot of a web page"),
    Name("alone.annex", "heads an annex or lists the annexes: the units before it are closed"),
    Name("alone.annex.list", "lists the annexes: numbers there open no units"),
    Name("alone.passed", "when and by whom a document was passed, in brackets"),
    Name("alone.printed", "the date of printing"),
    Name("alone", "a line that is a paragraph of its own"),
    Name("alone.byline", "who wrote an article"),
    Name("alone.date", "the date of a document, in the capture `value`"),
    Name("alone.issuer", "the issuer of a document"),
    Name("alone.note", "a note in the body"),
    Name("alone.number", "the number of a document"),
    Name("alone.title", "the title, where a line says so"),
    Name("body", "a public body"),
    Name("issuer.line", "a line that is the name of an issuer"),
    Name("title", "a genre word of a title, with the field `genre`"),
    Name("title.end", "a line that ends a title"),
    Name("title.issuer", "issuers that stand side by side at the head of a title"),
    Name("title.number", "the number of a title in a printed collection, no part of it"),
    Name("title.lead", "the same on the first line of a title"),
    Name("title.tail", "what follows a title and is no part of it"),
    Name("headline.kicker", "a line over a headline"),
    Name("headline.deck", "a line under a headline"),
    Name("lead", "says what the document is"),
    Name("dateline", "news: place, date and agency at the start of a text"),
    Name("event", "the date of what is reported, in the capture `event`"),
    Name("heading.preamble", "a heading under which nothing is a measure"),
    Name("note", "a note of responsibility, no part of a measure's text"),
    Name("note.first", "a note that says that the first body of every note from here on leads"),
    Name("date", "a point in time"),
    Name("date.*.range-end", "the second date of a range, which takes what it lacks from the first"),
    Name("quantity", "a number with what it counts"),
    Name("gap", "a number that nothing explains: reported as a gap"),
    Name("list.content", "announces a list, at the end of a passage, of which no entry is a measure"),
    Name("clause.verb", "a clause that opens a measure"),
    Name("clause.modifier", "a clause that belongs to the next measure"),
    Name("clause.continuation", "a clause that belongs to the measure before it, as one without any rule does"),
    Name("clause.none", "a clause that is no part of a measure"),
    Name("clause.attribution", "who said what follows"),
    Name("target", "gives a quantity its object"),
    Name("aspect.title", "a name in the text: quantities inside it are none"),
    Name("aspect.heading", "a title, where no mark closes it: quantities inside it are none"),
    Name("aspect.join", "stands between two quantities that measure the same thing"),
    Name("aspect.bound", "a comparator before a quantity, in the capture `apart` or the field `comparator`"),
    Name("aspect.bound.back", "a comparator behind a quantity"),
    Name("aspect.kind", "gives the next quantity of the clause its kind"),
    Name("aspect.deadline", "makes the date behind it a deadline"),
    Name("aspect.past", "what follows in the clause is a fact"),
    Name("aspect.period", "the time over which a quantity is counted"),
    Name("aspect.baseline", "what a quantity is compared with"),
    Name("aspect.binding", "whether a quantity obliges, in the field `binding`"),
    Name("role", "gives bodies the part that a capture is named after"),
    Name("beneficiary", "who benefits or is regulated"),
    Name("verb.weak", "a verb that is more often a noun: unlike others it may belong to the name of who benefits"),
    Name("domain", "a word of the `domain-words` lexicon"),
    Name("none", "in the domain phase: the unit has no domain if it holds no measure"),
    Name("instrument", "a word of the `instruments` lexicon"),
    Name("title.entry", "a line that is a title whatever its length"),
  ]

  /// Labels that nothing looks for: their rules only keep others from matching where they match.
  public static let fillers = ["other", "not", "number"]

  /// Lexicons that the engine looks terms up in, by name.
  public static let lexicons = [
    Name("numerals", "numerals with `role` (digit, multiplier, section, half, point) and `value`"),
    Name("bodies", "public bodies with `canonical` name and `level`"),
    Name("areas", "named areas with the `level` of their bodies"),
    Name("generic-areas", "areas without a name, with the `level` of their bodies"),
    Name("body-heads", "heads that end a body's name, with the `level` that the head alone tells"),
    Name("domain-words", "words with the `domain` that they indicate and their `weight`"),
    Name("domains", "the domains with their names"),
    Name("instruments", "words with the `instrument` that they tell; `in` is `object` where they count only in what the action acts on"),
  ]

  /// Captures, with the rules in which they mean something.
  public static let captures = [
    Name("text", "clause: where the measure's own text begins"),
    Name("action", "clause: the verb"),
    Name("object", "clause: what the verb acts on; target: what a quantity measures"),
    Name("second", "target: what the second quantity of a list measures"),
    Name("third", "target: what the third quantity of a list measures"),
    Name("actor", "clause: who acts"),
    Name("modal", "clause: the modal verb, which gives the force"),
    Name("trigger", "clause: what makes a sentence of news a measure"),
    Name("means", "clause: by what means"),
    Name("condition", "clause: under what condition"),
    Name("number", "quantity: the number"),
    Name("to", "quantity: the end of a range"),
    Name("denominator", "quantity: divides `number`"),
    Name("multiplier", "quantity: multiplies `number` and `to`"),
    Name("unit", "quantity: looked up in the lexicon that `captures` names"),
    Name("before", "quantity: a comparator before the number"),
    Name("infix", "quantity: a comparator between number and unit"),
    Name("after", "quantity: a comparator after the unit"),
    Name("per", "quantity: printed apart from the unit that it divides"),
    Name("apart", "aspect: a comparator at a distance"),
    Name("period", "aspect: the time over which a quantity is counted"),
    Name("baseline", "aspect: what a quantity is compared with"),
    Name("year", "date: the year"),
    Name("month", "date: the month"),
    Name("day", "date: the day"),
    Name("part", "date: a part of the year or month"),
    Name("deadline", "date: its presence makes the date a deadline"),
    Name("raw", "quantity, date: what is printed as the raw text, where that is not the whole match"),
    Name("value", "outline: the number's value; alone: the value of the line"),
    Name("issuer", "lead: who issued what is reported; role: a body that issues"),
    Name("wire", "lead: the date of the dateline"),
    Name("date", "title: the date in brackets after it"),
    Name("event", "lead: the date of the event"),
    Name("member", "body: one of several names that share a head"),
    Name("head", "body: the shared head; beneficiary: the head noun, which gives the group"),
    Name("area", "body: an area, which gives the level"),
    Name("name", "beneficiary: the name printed"),
    Name("approver", "role: a body that approves"),
    Name("lead", "role: a body that leads"),
    Name("responsible", "role: a body that is responsible"),
    Name("cooperating", "role: a body that cooperates"),
    Name("implementer", "role: a body that carries out"),
    Name("supervisor", "role: a body that supervises"),
    Name("mentioned", "role: a body that is named only"),
  ]

  /// Constant fields of a rule (`set`).
  public static let fields = [
    Name(
      "genre", "title, lead: the genre of the document",
      values: [
        "opinion", "notice", "plan", "decision", "measures", "regulation", "report", "speech", "readout", "digest", "commentary",
        "interview", "news", "other",
      ]),
    Name("opens", "clause: what it opens where measures are not stated throughout; a setting `measures_in_*` names it"),
    Name("closes", "clause: the text turns to what has been done, until something opens again", values: ["true", "false"]),
    Name("ends", "clause.none: how much it ends", values: ["sentence"]),
    Name("voids", "clause.none: what states no measure because of it", values: ["sentence"]),
    Name("transmits", "clause.none: hands another document down, so that what follows may ask for something", values: ["true"]),
    Name("joins", "clause.verb: its measure runs on to the end of the next clause with a verb", values: ["next"]),
    Name(
      "kind", "quantity: what it measures",
      values: [
        "count", "percentage", "money", "area", "length", "weight", "volume", "temperature", "energy", "ratio", "duration", "date", "age",
        "other",
      ]),
    Name("unit", "quantity: the unit, where no capture gives it"),
    Name("code", "quantity: the unit's code"),
    Name("value", "quantity: the value, where no capture gives it"),
    Name("comparator", "quantity, aspect: the comparator", values: [">=", ">", "<=", "<", "~", "="]),
    Name("by", "date: the date is a deadline", values: ["true", "false"]),
    Name("point", "date: `open` where no calendar date is known for it", values: ["open"]),
    Name("recurs", "date: it belongs to no printed year", values: ["true"]),
    Name("neighbour", "target: the quantity behind it in its clause names what is measured", values: ["true"]),
    Name("binding", "aspect: whether a quantity obliges", values: ["binding", "anticipatory"]),
    Name("month", "date: the month, where no capture gives it"),
    Name(
      "modifiers", "beneficiary: `open` where the words before the match belong to the name, as far as nothing breaks", values: ["open"]),
    Name("needs", "body: what else must be found for the words to be a body", values: ["role"]),
    Name(
      "level", "body: the level, where no area gives it",
      values: ["central", "provincial", "city", "county", "township", "village", "generic"]),
    Name("names", "role: whether what is captured is a name, known or not", values: ["captured"]),
    Name("directed", "role: the part that holds only where something is to be done", values: ["lead", "implementer"]),
    Name("century", "date: added to a year of two digits"),
  ]

  /// The entry of a name; `*` in a listed name stands for any text.
  static func entry(_ name: String, in names: [Name]) -> Name? {
    names.first { listed in
      guard let star = listed.name.firstIndex(of: "*") else { return listed.name == name }
      return name.hasPrefix(listed.name[..<star]) && name.hasSuffix(listed.name[listed.name.index(after: star)...])
    }
  }
}
