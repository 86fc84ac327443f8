internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import Firmware

/// A linear sweep over the functions of images: every instruction that the core does not have.
package struct CodeSweep: Sendable {
    /// An instruction that the core does not have.
    package struct Lack: Sendable, Hashable {
        /// What would have it: `FPv4-SP`, `Armv7-M`; nil when nothing has.
        package var needs: String?
        /// Where it is.
        package var address: UInt32
        /// `0x0800_01F2  VADD.F32 S0, S0, S1  filter+0xA`.
        package var line: String
    }

    /// Functions looked at.
    package private(set) var functions = 0
    /// Functions whose bytes no image has.
    package private(set) var absentFunctions = 0
    /// Instructions decoded.
    package private(set) var instructions = 0
    /// What the core lacks, ascending by address.
    package private(set) var lacks: [Lack] = []

    private struct Function {
        var range: Range<UInt32>
        var image: Int
    }

    init(_ subject: InspectionSubject) {
        let core = subject.machine.core
        let own = Decoder(core.architecture, floatingPoint: core.floatingPoint)
        let text = InstructionText(AbsentInstruction.mostCapable(subject.machine), subject.images)
        var swept: UInt32 = 0
        for function in Self.functions(subject.images) {
            let image = subject.images.images[function.image].image
            let bytes = CodeBytes(image)
            guard bytes.halfword(function.range.lowerBound) != nil else {
                absentFunctions += 1
                continue
            }
            functions += 1
            for part in image.codeMap.thumb(in: function.range) {
                var address = max(part.lowerBound, swept)
                while address < part.upperBound, let first = bytes.halfword(address) {
                    let isLong = Decoder.is32Bit(first)
                    guard let second = isLong ? bytes.halfword(address &+ 2) : 0, !isLong || part.upperBound - address >= 4 else { break }
                    instructions += 1
                    if let absent = AbsentInstruction(first, second, own) {
                        lacks.append(Lack(needs: absent.needs, address: address, line: text.line(address, first, second)))
                    }
                    let (next, overflow) = address.addingReportingOverflow(isLong ? 4 : 2)
                    guard !overflow else { break }
                    address = next
                }
                swept = max(swept, min(address, part.upperBound))
            }
        }
    }

    /// Every function, ascending; one without a size reaches to the next, and at most to the end of its section.
    private static func functions(_ images: ImageSet) -> [Function] {
        var found: [Function] = []
        for (index, image) in images.images.enumerated() {
            let symbols = image.image.symbols.symbols.filter { $0.isFunction }
            for (position, symbol) in symbols.enumerated() {
                var end = UInt64(symbol.address) + UInt64(symbol.size)
                if symbol.size == 0 {
                    let next = symbols[position...].first { $0.address > symbol.address }?.address ?? .max
                    end = UInt64(min(next, symbol.sectionEnd ?? next))
                }
                guard end > UInt64(symbol.address) else { continue }
                found.append(Function(range: symbol.address..<UInt32(clamping: end), image: index))
            }
        }
        return found.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }
}

/// The bytes of an image at the addresses it is linked for.
private struct CodeBytes {
    let image: FirmwareImage

    init(_ image: FirmwareImage) { self.image = image }

    func halfword(_ address: UInt32) -> UInt16? {
        guard address < .max else { return nil }
        var place = address
        if let copy = image.copies.first(where: { $0.address <= address && address - $0.address < $0.count }) {
            place = copy.source &+ (address - copy.address)
        }
        let segments = image.segments
        var (low, high) = (0, segments.count)
        while low < high {
            let middle = low + (high - low) / 2
            if segments[middle].address <= place { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let offset = Int(place - segments[low - 1].address)
        let bytes = segments[low - 1].bytes
        guard offset + 1 < bytes.count else { return nil }
        return UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
    }
}
