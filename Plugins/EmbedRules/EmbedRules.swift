import PackagePlugin

/// Turns every rule file of the target into one Swift source, so that the binary reads no file for its own rules.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let rules = module.sourceFiles.map(\.url).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "RuleFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(rules.count) rule files",
        executable: try context.tool(named: "embed-rules").url,
        arguments: [output.path, module.directoryURL.path] + rules.map(\.path),
        inputFiles: rules,
        outputFiles: [output]
      )
    ]
  }
}
