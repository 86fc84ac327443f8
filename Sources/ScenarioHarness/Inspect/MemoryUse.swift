package import CortexM
internal import Diagnostics
internal import Firmware

/// A region of the machine's memory, and what images load into it.
package struct MemoryUse: Sendable {
    /// A part of an image in a region.
    package struct Part: Sendable, Hashable {
        /// The image, as it is printed.
        package var image: String
        /// The first address.
        package var address: UInt32
        /// Bytes.
        package var count: Int
    }

    /// The region.
    package var region: MemoryRegion
    /// Ascending.
    package var parts: [Part]

    /// Every region on the bus that has a size, with the parts that begin in it.
    static func all(_ subject: InspectionSubject) -> [MemoryUse] {
        let parts = subject.images.images.flatMap { image in
            image.image.segments.map { Part(image: image.path, address: $0.address, count: $0.bytes.count) }
        }.sorted { $0.address < $1.address }
        return subject.machine.regions.filter { $0.isOnBus && $0.size > 0 }.map { region in
            let end = UInt64(region.base) + region.size
            return MemoryUse(region: region, parts: parts.filter { region.base <= $0.address && UInt64($0.address) < end })
        }
    }

    /// Parts outside memory, and parts of two images at one address.
    static func findings(_ subject: InspectionSubject) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var loaded: [(range: Range<UInt64>, path: String)] = []
        // An algorithm that nobody has placed yet lies nowhere.
        for image in subject.images.images where image.image.format != .flm || image.image.displacement > 0 {
            let before = loaded.count
            for segment in image.image.segments where !segment.bytes.isEmpty {
                if let missing = MemoryMap.firstMissing(segment.address, count: segment.bytes.count, in: subject.machine) {
                    findings.append(
                        .imageOutsideMemory(
                            image, segment, firstMissing: missing, machine: subject.machine.name,
                            regions: MemoryMap.text(subject.machine), at: nil))
                }
                let range = UInt64(segment.address)..<UInt64(segment.address) + UInt64(segment.bytes.count)
                if let other = loaded[..<before].first(where: { $0.range.overlaps(range) }) {
                    let address = UInt32(truncatingIfNeeded: max(other.range.lowerBound, range.lowerBound))
                    findings.append(.imagesOverlap(other.path, image.path, address, at: nil))
                }
                loaded.append((range, image.path))
            }
        }
        return findings
    }
}
