// swift-tools-version: 6.2
import PackageDescription

/// The modules, each with what it may import. The order is the order of the data: text, rules, matching, front.
let modules: [(name: String, path: String?, dependencies: [Target.Dependency])] = [
  ("Platform", nil, []),
  ("SourceText", nil, []),
  ("Findings", nil, ["SourceText"]),
  ("RuleNotation", nil, ["SourceText"]),
  ("Drafts", nil, ["SourceText"]),
  ("MarkdownDrafts", nil, ["CMD4C", "Drafts", "SourceText"]),
  ("HTMLDrafts", nil, ["CLibXML2", "Drafts", "SourceText"]),
  ("Rules", nil, ["Drafts", "Findings", "RuleNotation", "SourceText"]),
  ("Matching", nil, ["CPCRE2", "Drafts", "Findings", "Rules", "SourceText"]),
  (
    "Linting", nil,
    [
      "Drafts", "Findings", "HTMLDrafts", "MarkdownDrafts", "Matching", "Platform", "RuleNotation", "Rules",
      "SourceText",
    ]
  ),
  ("Reporting", nil, ["Drafts", "Findings", "Linting", "SourceText"]),
  (
    "GalleyCommand", nil,
    [
      "BundledRules", "Drafts", "Findings", "Linting", "Matching", "Platform", "Reporting", "RuleNotation", "Rules",
      "SourceText", .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]
  ),
  ("TestSupport", "Tests/TestSupport", ["Drafts", "SourceText"]),
]

let tests: [(name: String, dependencies: [Target.Dependency])] = [
  ("SourceTextTests", ["SourceText"]),
  ("RuleNotationTests", ["RuleNotation", "SourceText", "TestSupport", .product(name: "Yams", package: "Yams")]),
  ("DraftsTests", ["Drafts", "SourceText", "TestSupport"]),
  ("MarkdownDraftsTests", ["Drafts", "MarkdownDrafts", "SourceText", "TestSupport"]),
  ("HTMLDraftsTests", ["Drafts", "HTMLDrafts", "SourceText", "TestSupport"]),
  ("RulesTests", ["Drafts", "Findings", "RuleNotation", "Rules", "SourceText"]),
  ("MatchingTests", ["Drafts", "Findings", "Matching", "RuleNotation", "Rules", "SourceText", "TestSupport"]),
  (
    "LintingTests",
    ["BundledRules", "Drafts", "Findings", "Linting", "Matching", "Platform", "Rules", "SourceText", "TestSupport"]
  ),
  ("ReportingTests", ["Drafts", "Findings", "Linting", "Reporting", "SourceText"]),
  (
    "GalleyCommandTests",
    ["Drafts", "Findings", "GalleyCommand", "Linting", "Matching", "Platform", "Reporting", "SourceText"]
  ),
]

let package = Package(
  name: "galley",
  products: [.executable(name: "galley", targets: ["galley"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
    .target(name: "BundledRules", path: "rules", plugins: ["EmbedRules"]),
    .executableTarget(name: "embed-rules", dependencies: ["Matching", "RuleNotation", "Rules"]),
    .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["embed-rules"]),
    .executableTarget(name: "galley", dependencies: ["GalleyCommand"]),
  ]
    + modules.map { .target(name: $0.name, dependencies: $0.dependencies, path: $0.path) }
    + tests.map { .testTarget(name: $0.name, dependencies: $0.dependencies) },
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
