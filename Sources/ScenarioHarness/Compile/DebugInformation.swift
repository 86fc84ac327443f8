package import Firmware

/// An image's line tables and call frame information: read when something first asks, and then kept.
package final class DebugInformation: Sendable {
    private struct Tables {
        var lines: LineTable
        var frames: CallFrameTable
    }

    private let sections: DebugSections?
    private let tables = Locked<Tables?>(nil)
    /// How much further on the image is loaded than the tables say.
    private let displacement: UInt32

    init(_ image: FirmwareImage) {
        sections = image.debug
        displacement = image.displacement
    }

    /// The source line of the instruction at an address.
    package func line(at address: UInt32) -> SourceLine? { read()?.lines.line(at: address &- displacement) }

    /// How to find the caller's registers from the instruction at an address.
    package func callFrameRules(at address: UInt32) -> CallFrameRules? { read()?.frames.rules(at: address &- displacement) }

    /// Every stretch of addresses that comes from one line.
    package func forEachLine(_ body: (Range<UInt32>, SourceLine) -> Void) {
        read()?.lines.forEachLine { range, line in
            let (first, last) = (range.lowerBound &+ displacement, range.upperBound &+ displacement)
            if first <= last { body(first..<last, line) }
        }
    }

    private func read() -> Tables? {
        guard let sections else { return nil }
        return tables.withLock { tables in
            let read = tables ?? Tables(lines: LineTable(sections), frames: CallFrameTable(sections))
            tables = read
            return read
        }
    }
}

extension ImageSet {
    /// The source line of the instruction at an address, where one of the images says.
    package func sourceLine(at address: UInt32) -> SourceLine? {
        images.lazy.compactMap { $0.debug.line(at: address) }.first
    }

    /// How to find the caller's registers from the instruction at an address, where one of the images says.
    package func callFrameRules(at address: UInt32) -> CallFrameRules? {
        images.lazy.compactMap { $0.debug.callFrameRules(at: address) }.first
    }
}
