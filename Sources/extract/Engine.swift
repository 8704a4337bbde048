import BuiltinRules
import Foundation
import PolicyExtraction
import PolicyRecords
import PolicyRules
import PolicyText

/// The one place where the command line meets the engine: it loads the rules, and turns an input's bytes into documents.
struct Engine {
  let header: ExtractionHeader
  private let session: ExtractionSession
  private let encoding: SourceEncoding?

  init(rules: RulesLocation, encoding: String?) throws(CommandFault) {
    do {
      let extractor = Extractor(rules: try RuleSet.load(try rules.packs()))
      header = extractor.header
      session = extractor.makeSession()
    } catch {
      throw .badRules(error.description)
    }
    if let encoding {
      guard let known = SourceEncoding(label: encoding) else { throw .unknownEncoding(encoding) }
      self.encoding = known
    } else {
      self.encoding = nil
    }
  }

  /// The documents of an input.
  func documents(of input: InputBytes) throws(InputFault) -> [DocumentRecord] {
    do {
      return session.extract(try SourceText(path: input.path, data: [UInt8](input.data), encoding: encoding))
    } catch {
      throw .undecodable(error)
    }
  }
}

extension RulesLocation {
  /// The packs at this place; where they are overlays alone, with the packs that would be used without them.
  func packs() throws(RuleSetError) -> [PackFiles] {
    switch self {
    case .builtin:
      let files = BuiltinRules.files.map { PackFiles.File(path: $0.path, bytes: Array($0.text.utf8)) }
      return RuleSet.packs(in: PackFiles(root: "(built in)", files: files))
    case .folders(let folders):
      var packs: [PackFiles] = []
      for folder in folders { packs += RuleSet.packs(in: try PackFiles.read(folder: folder)) }
      return try RuleSet.bases(for: packs, among: RulesLocation.standard.packs()) + packs
    }
  }
}
