// swift-tools-version: 6.2
import PackageDescription

/// Settings of our own targets: warnings are errors, every import is declared, unsafe code is marked.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "extract",
  products: [
    .library(name: "PolicyExtraction", targets: ["PolicyExtraction"]),
    .executable(name: "extract", targets: ["extract"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "PolicyText", swiftSettings: strict),
    .target(name: "PolicyPatterns", swiftSettings: strict),
    .target(name: "PolicyRules", dependencies: ["PolicyText", "PolicyPatterns", "Yams"], swiftSettings: strict),
    .target(name: "PolicyRecords", dependencies: ["PolicyText"], swiftSettings: strict),
    .target(
      name: "PolicyExtraction", dependencies: ["PolicyText", "PolicyPatterns", "PolicyRules", "PolicyRecords"],
      swiftSettings: strict),
    .target(name: "PolicyOutput", dependencies: ["PolicyRecords"], swiftSettings: strict),
    // The packs and the sample as code: one binary, copied anywhere, is the whole tool.
    .executableTarget(name: "EmbedRulesTool", swiftSettings: strict),
    .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["EmbedRulesTool"], path: "Sources/EmbedRulesPlugin"),
    // BuiltinRules/Rules is a symbolic link to Rules/, there only so that SwiftPM plans anew when a rule file comes or goes.
    .target(name: "BuiltinRules", exclude: ["Rules"], swiftSettings: strict, plugins: ["EmbedRules"]),
    .executableTarget(
      name: "extract",
      dependencies: [
        "PolicyText", "PolicyPatterns", "PolicyRules", "PolicyRecords", "PolicyExtraction", "PolicyOutput", "BuiltinRules",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .testTarget(name: "PolicyTextTests", dependencies: ["PolicyText"], swiftSettings: strict),
    .testTarget(name: "PolicyPatternsTests", dependencies: ["PolicyPatterns"], swiftSettings: strict),
    .testTarget(name: "PolicyRulesTests", dependencies: ["PolicyRules"], exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(name: "PolicyRecordsTests", dependencies: ["PolicyRecords"], swiftSettings: strict),
    .testTarget(
      name: "PolicyExtractionTests", dependencies: ["PolicyExtraction", "PolicyOutput", "PolicyRecords", "PolicyRules", "PolicyText"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(name: "PolicyOutputTests", dependencies: ["PolicyOutput"], swiftSettings: strict),
    .testTarget(name: "ExtractTests", dependencies: ["extract", "BuiltinRules", "EmbedRulesTool"], swiftSettings: strict),
  ]
)
