internal import CortexM
internal import Diagnostics
internal import Firmware
internal import ScenarioLanguage

/// The images of a plan: each file is read and hashed once, and shared.
struct ImageLibrary {
    private struct FileKey: Hashable {
        var real: String
        var format: String?
        var base: UInt32?
    }

    private enum Problem: Error {
        case file(HostFiles.Failure)
        case firmware(FirmwareError)
    }

    private var files: [FileKey: Result<LoadedImage, Problem>] = [:]
    private var sets: [[FileKey]: ImageSet] = [:]
    private var blocks = AssemblyLibrary()
    private var blockSets: [LoadedImage: ImageSet] = [:]
    private let scope: ScopedPath

    /// An image file is read up to this size.
    private static let sizeLimit = 256 << 20

    init(_ scope: ScopedPath) { self.scope = scope }

    /// The images a scenario names, or what is wrong with them.
    mutating func set(_ references: [Located<ImageReference>]) -> (set: ImageSet?, diagnostics: [Diagnostic]) {
        var keys: [FileKey] = []
        var images: [LoadedImage] = []
        var diagnostics: [Diagnostic] = []
        for reference in references {
            switch image(reference) {
            case .success(let (key, image)):
                keys.append(key)
                images.append(image)
            case .failure(let diagnostic): diagnostics.append(diagnostic)
            }
        }
        guard diagnostics.isEmpty else { return (nil, diagnostics) }
        if let set = sets[keys] { return (set, []) }
        let set = ImageSet(index: sets.count + blockSets.count, images: images)
        sets[keys] = set
        return (set, [])
    }

    /// The set of the one image that a block of assembly makes for a machine.
    mutating func set(
        _ assembly: Located<AssemblySource>, for machine: MachineConfiguration, _ sources: SourceTexts
    ) -> (set: ImageSet?, diagnostics: [Diagnostic]) {
        let (image, diagnostics) = blocks.image(of: assembly, for: machine, sources)
        guard let image else { return (nil, diagnostics) }
        let set = blockSets[image] ?? ImageSet(index: sets.count + blockSets.count, images: [image])
        blockSets[image] = set
        return (set, diagnostics)
    }

    private mutating func image(_ reference: Located<ImageReference>) -> Result<(FileKey, LoadedImage), Diagnostic> {
        let target: ScopedPath.Target
        switch scope.resolve(reference.map(\.path), what: "the image") {
        case .success(let found): target = found
        case .failure(let diagnostic): return .failure(diagnostic)
        }
        let key = FileKey(real: target.real, format: reference.value.format, base: reference.value.base)
        let result = files[key] ?? Self.read(target, reference.value)
        files[key] = result
        switch result {
        case .success(let image): return .success((key, image))
        case .failure(.file(let failure)):
            return .failure(.fileOfNoUse("the image", target.printed, failure, at: reference.span))
        case .failure(.firmware(let error)):
            return .failure(.badImage(target.printed, error, at: reference.span))
        }
    }

    private static func read(_ target: ScopedPath.Target, _ reference: ImageReference) -> Result<LoadedImage, Problem> {
        switch HostFiles.read(target.absolute, limit: sizeLimit) {
        case .failure(let failure): return .failure(.file(failure))
        case .success(let bytes):
            do throws(FirmwareError) {
                let image = try FirmwareImage.read(
                    bytes, format: reference.format.flatMap(FirmwareImage.Format.init), base: reference.base)
                return .success(LoadedImage(path: target.printed, hash: SHA256.hexDigest(bytes), image: image))
            } catch {
                return .failure(.firmware(error))
            }
        }
    }
}
