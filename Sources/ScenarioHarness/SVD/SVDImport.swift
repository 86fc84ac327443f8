package import Diagnostics
internal import ScenarioLanguage

/// The machine file that an SVD file makes: its peripherals as devices of kind `registers`, with names, reset values and access rules.
package struct SVDImport: Sendable {
    /// The machine file, or its `devices` alone; nil when nothing could be made.
    package var text: String?
    /// What is wrong with the SVD file.
    package var diagnostics: [Diagnostic] = []
    /// The text that the diagnostics point into.
    package var sources = SourceTexts()

    /// An SVD file is read up to this size.
    private static let sizeLimit = 64 << 20

    /// Reads a file. With names of peripherals, those alone are made, to be put into a machine file; without, a whole machine of
    /// the core `core`, or that which the file names.
    package init(path: String, peripherals names: [String] = [], core: String? = nil) {
        switch HostFiles.read(path, limit: Self.sizeLimit) {
        case .failure(let failure):
            self.init()
            diagnostics = [.fileOfNoUse("the SVD file", path, failure, at: nil)]
        case .success(let bytes): self.init(Self.decoded(bytes), path: path, peripherals: names, core: core)
        }
    }

    private init() {}

    private var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The same of a file's text.
    package init(_ text: String, path: String, peripherals names: [String] = [], core: String? = nil) {
        sources.add(path: path, text: text)
        let root: SVDElement
        switch SVDParser.read(text) {
        case .failure(let problem):
            diagnostics = [.badSVD(path, problem)]
            return
        case .success(let element): root = element
        }
        var reader = SVDReader(file: path)
        let device = reader.device(root)
        diagnostics = reader.diagnostics
        guard var device, !hasErrors else { return }
        let known = device.peripherals.map(\.name)
        for name in names where !known.contains(where: { $0.lowercased() == name.lowercased() }) {
            diagnostics.append(.unknownPeripheral(name, in: path, known: known))
        }
        let wanted = Set(names.map { $0.lowercased() })
        if !names.isEmpty { device.peripherals.removeAll { !wanted.contains($0.name.lowercased()) } }
        let chosen = core ?? SVDMachineText.core(of: device)
        if names.isEmpty, chosen.flatMap(SVDMachineText.Base.init) == nil { diagnostics.append(.coreOfSVD(core ?? device.core, path)) }
        guard !hasErrors else { return }
        let file = path.split(separator: "/").last.map(String.init) ?? path
        self.text = SVDMachineText(device, file: file, base: names.isEmpty ? chosen.flatMap(SVDMachineText.Base.init) : nil).text
    }

    /// UTF-8, or Latin-1, in which every file is a text.
    private static func decoded(_ bytes: [UInt8]) -> String {
        String(validating: bytes, as: UTF8.self) ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
