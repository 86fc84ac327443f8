internal import CortexM
package import Diagnostics
internal import Firmware

/// What can be said about images on a machine before anything runs.
package struct ImageInspection: Sendable {
    /// The machine's name.
    package var machine: String
    /// Its core's name.
    package var core: String
    /// The images, as given, with their hashes.
    package var images: [LoadedImage]
    /// The flash loaders among them.
    package var loaders: [InspectedLoader]
    /// The vector table that the core reads at reset; nil where there is no memory, and for loaders alone.
    package var vectorTable: InspectedVectorTable?
    /// The machine's memory, and what the images put there.
    package var memory: [MemoryUse]
    /// The linear sweep over the functions.
    package var code: CodeSweep
    /// Symbols that bound the stack and the heap.
    package var landmarks: [Landmark]
    /// Everything that is wrong, doubtful or worth knowing.
    package var findings: [Diagnostic]

    /// Whether one of the findings is an error.
    package var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// Inspects images on a machine; `vectors` is where the table is when it is not where the core reads it at reset.
    package init(_ subject: InspectionSubject, vectors: UInt32? = nil) {
        let configuration = subject.machine
        machine = configuration.name
        core = configuration.core.name
        images = subject.images.images
        loaders = images.compactMap { InspectedLoader($0) }
        memory = MemoryUse.all(subject)
        code = CodeSweep(subject)
        landmarks = Landmark.all(in: subject.images)
        findings = MemoryUse.findings(subject) + loaders.flatMap(\.findings)
        // A loader is called by a debug server: nothing starts it by a vector table.
        guard vectors != nil || loaders.count < images.count else {
            findings += code.findings(subject)
            return
        }
        let place = LoadedPlace(subject)
        let table = InspectedVectorTable(subject, place, at: vectors ?? configuration.core.vtorReset)
        vectorTable = table
        if let table {
            findings += VectorTableCheck(subject, place, table).findings + Landmark.findings(landmarks, table.stackPointer, subject)
        } else {
            findings.append(.noVectorTable(vectors ?? configuration.core.vtorReset, configuration))
        }
        findings += VectorTableCheck.otherTables(subject, except: vectors ?? configuration.core.vtorReset) + code.findings(subject)
    }
}

extension LoadedImage {
    /// The file's format in a word, as scenarios write it.
    package var formatName: String { image.format.rawValue }
}

/// Where images put bytes, alias regions followed.
struct LoadedPlace {
    private let machine: MachineConfiguration
    /// What each image loads, by the address of its memory and not of an alias.
    private let segments: [Segment]

    init(_ subject: InspectionSubject) {
        machine = subject.machine
        segments = subject.images.images.flatMap(\.image.segments)
    }

    /// The region that answers at an address.
    func region(_ address: UInt32) -> MemoryRegion? {
        machine.region(containing: address)
    }

    /// Whether the memory at an address is RAM, an alias of it too.
    func isRAM(_ address: UInt32) -> Bool { region(real(address))?.kind == .ram }

    /// A word that an image puts at an address; nil where none does.
    func word(_ address: UInt32) -> UInt32? {
        guard let low = halfword(address), let high = halfword(address &+ 2) else { return nil }
        return UInt32(low) | UInt32(high) << 16
    }

    /// A halfword that an image puts at an address.
    func halfword(_ address: UInt32) -> UInt16? {
        guard let low = byte(address), let high = byte(address &+ 1) else { return nil }
        return UInt16(low) | UInt16(high) << 8
    }

    private func byte(_ address: UInt32) -> UInt8? {
        let wanted = real(address)
        for segment in segments {
            let start = real(segment.address)
            if start <= wanted, Int(wanted - start) < segment.bytes.count { return segment.bytes[Int(wanted - start)] }
        }
        return nil
    }

    /// The address of the memory that an alias or a window shows.
    func real(_ address: UInt32) -> UInt32 {
        guard let shown = region(address), case let other = machine.home(of: shown), other.isOnBus else { return address }
        return other.base &+ (address - shown.base)
    }
}
