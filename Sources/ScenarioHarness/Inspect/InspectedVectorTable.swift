package import ArmMProfile
internal import CortexM
internal import Firmware

/// The vector table of an image, as the core would read it.
package struct InspectedVectorTable: Sendable {
    /// One vector.
    package struct Vector: Sendable, Hashable {
        /// Whose handler it leads to.
        package var exception: ExceptionNumber
        /// As it is in the table, with the Thumb bit.
        package var value: UInt32
        /// The symbol it leads to, with an offset where it is not the symbol's start.
        package var symbol: String?

        /// The handler's address.
        package var target: UInt32 { value & ~1 }
    }

    /// Where it is.
    package var address: UInt32
    /// Its first word.
    package var stackPointer: UInt32
    /// The vectors of reset, of the exceptions that the core has, and of interrupts, as far as the table goes.
    package var vectors: [Vector]
    /// The interrupts that the table has vectors for.
    package var interruptCount: Int { vectors.count { $0.exception.rawValue >= 16 } }

    /// The table at an address; nil where no image puts its first two words.
    init?(_ subject: InspectionSubject, _ place: LoadedPlace, at address: UInt32) {
        guard address & 3 == 0, let stackPointer = place.word(address), place.word(address &+ 4) != nil else { return nil }
        self.address = address
        self.stackPointer = stackPointer
        vectors = []
        let core = subject.machine.core
        let count = 16 + core.interruptCount
        // Symbols are at the memory's own addresses, the table may be read at an alias's.
        let start = place.real(address)
        var end = Self.declaredEnd(subject.images, start) ?? UInt64(start) + 4 * UInt64(count)
        for index in 1..<count {
            let here = address &+ 4 * UInt32(index)
            guard UInt64(start) + 4 * UInt64(index) < end, let value = place.word(here) else { return }
            let exception = ExceptionNumber(index)
            guard index >= 16 || Self.exceptions(of: core.architecture).contains(exception) else { continue }
            vectors.append(Vector(exception: exception, value: value, symbol: subject.images.place(value & ~1)))
            // Code after the table is not part of it: the lowest handler bounds it.
            if place.real(value & ~1) > place.real(here) { end = min(end, UInt64(place.real(value & ~1))) }
        }
    }

    /// The exceptions from reset to SysTick that an architecture has.
    private static func exceptions(of architecture: ArchitectureVersion) -> [ExceptionNumber] {
        let all: [ExceptionNumber] = [.reset, .nmi, .hardFault, .svCall, .pendSV, .sysTick]
        return architecture == .armv6M ? all : all + [.memManage, .busFault, .usageFault, .debugMonitor]
    }

    /// The end of the table that a symbol's size, the next symbol or the section gives.
    private static func declaredEnd(_ images: ImageSet, _ address: UInt32) -> UInt64? {
        for image in images.images {
            let here = image.image.symbols.symbols.filter { $0.address == address && $0.kind != .absolute }
            if let sized = here.first(where: { $0.kind == .object && $0.size > 4 }) { return UInt64(address) + UInt64(sized.size) }
            guard let section = here.compactMap(\.sectionEnd).first else { continue }
            let next = image.image.symbols.symbols.first { $0.address > address && $0.kind != .absolute }?.address
            return UInt64(min(section, next ?? section))
        }
        return nil
    }
}

extension InspectedVectorTable {
    /// Vectors of consecutive exceptions that lead to the same place.
    package var runs: [[Vector]] {
        var runs: [[Vector]] = []
        for vector in vectors {
            if let last = runs.last?.last, last.value == vector.value, last.exception.rawValue >= 16 {
                runs[runs.count - 1].append(vector)
            } else {
                runs.append([vector])
            }
        }
        return runs
    }

    /// `HardFault, IRQ3 to IRQ7`.
    package static func names(_ exceptions: [ExceptionNumber]) -> String {
        var parts: [(first: ExceptionNumber, last: ExceptionNumber)] = []
        for exception in exceptions {
            if let part = parts.last, exception.rawValue >= 17, part.last.rawValue + 1 == exception.rawValue {
                parts[parts.count - 1].last = exception
            } else {
                parts.append((exception, exception))
            }
        }
        return parts.map { $0.first == $0.last ? "\($0.first)" : "\($0.first) to \($0.last)" }.joined(separator: ", ")
    }
}
