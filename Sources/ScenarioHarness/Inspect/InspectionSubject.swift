package import CortexM
package import Diagnostics
internal import Firmware

/// What `faultline inspect` and `faultline new` look at: images and a machine that the command line names.
package struct InspectionSubject: Sendable {
    /// The images, in the order given.
    package var images: ImageSet
    /// The machine that they are for.
    package var machine: MachineConfiguration

    /// A subject of parts that are already read.
    package init(images: ImageSet, machine: MachineConfiguration) {
        self.images = images
        self.machine = machine
    }

    /// Reads the images and resolves the machine, a library's name or a machine file's path; or says all that is wrong. A raw binary
    /// needs `base`, the address of its first byte; a flash algorithm may have it. ELF files that are flash loaders by their symbols are
    /// read as such where `findsLoaders` says so.
    package static func read(
        images paths: [String], base: UInt32?, machine: String, findsLoaders: Bool = false
    ) -> (subject: InspectionSubject?, diagnostics: [Diagnostic], sources: SourceTexts) {
        var diagnostics: [Diagnostic] = []
        let images = paths.compactMap { path -> LoadedImage? in
            switch image(path, base: base, findsLoaders: findsLoaders) {
            case .success(let image): return image
            case .failure(let diagnostic):
                diagnostics.append(diagnostic)
                return nil
            }
        }
        let named = NamedMachine.resolve(machine)
        diagnostics += named.diagnostics
        guard let configuration = named.machine?.configuration, images.count == paths.count else {
            return (nil, diagnostics, named.sources)
        }
        return (InspectionSubject(images: ImageSet(index: 0, images: images), machine: configuration), diagnostics, named.sources)
    }

    /// The bound on an image file, as that of scenarios.
    private static let imageLimit = 256 << 20

    private static func image(_ path: String, base: UInt32?, findsLoaders: Bool) -> Result<LoadedImage, Diagnostic> {
        switch HostFiles.read(path, limit: imageLimit) {
        case .failure(let failure): return .failure(.fileOfNoUse("the image", path, failure, at: nil))
        case .success(let bytes):
            do throws(FirmwareError) {
                let isRaw = FirmwareImage.Format.detect(bytes) == nil
                var image = try FirmwareImage.read(bytes, base: isRaw ? base : nil)
                if findsLoaders, let format = image.loaderFormat {
                    image = try FirmwareImage.read(bytes, format: format, base: format == .flm ? base : nil)
                }
                return .success(LoadedImage(path: path, hash: SHA256.hexDigest(bytes), image: image))
            } catch {
                return .failure(.badImage(path, error, at: nil))
            }
        }
    }
}
