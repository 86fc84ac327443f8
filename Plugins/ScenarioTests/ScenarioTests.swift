import Foundation
import PackagePlugin

/// Gives each scenario of the package's folder `scenarios` a test function of its own in the target that uses the plugin.
@main
struct ScenarioTests: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folder = root.appending(path: "scenarios")
        let files = scenarioFiles(in: folder)
        guard !files.isEmpty else {
            Diagnostics.error("ScenarioTests: there is no scenario file in \(folder.path(percentEncoded: false))")
            return []
        }
        let output = context.pluginWorkDirectoryURL.appending(path: "ScenarioTests.swift")
        let paths = files.map { $0.path(percentEncoded: false) }
        return [
            .buildCommand(
                displayName: "A test for each scenario of \(context.package.displayName)",
                executable: try context.tool(named: "scenario-test-generator").url,
                arguments: [root.path(percentEncoded: false), output.path(percentEncoded: false)] + paths,
                inputFiles: files, outputFiles: [output])
        ]
    }

    /// Every `.yaml` and `.yml` file below the folder, in order; names that begin with a dot are passed over.
    private func scenarioFiles(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        return (found?.compactMap { $0 as? URL } ?? []).filter { ["yaml", "yml"].contains($0.pathExtension) }
            .sorted { $0.path(percentEncoded: false) < $1.path(percentEncoded: false) }
    }
}
