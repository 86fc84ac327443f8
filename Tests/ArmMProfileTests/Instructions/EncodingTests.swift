import ArmMProfile
import TestSupport
import Testing

@Suite("The table of encodings")
struct EncodingTests {
    @Test("every diagram is one of 16 or 32 bits, and its length is what its first bits say")
    func diagrams() {
        for row in Encoding.table {
            #expect(row.pattern.isWellFormed, "\(row.title) \(row.name): \(row.diagram)")
            let first = UInt16(truncatingIfNeeded: row.length == 4 ? row.pattern.value >> 16 : row.pattern.value)
            #expect(Decoder.is32Bit(first) == (row.length == 4), "\(row.title) \(row.name): \(row.diagram)")
        }
    }

    @Test("no two rows have bits in common, unless one of them is a case of the other")
    func overlaps() {
        let table = Encoding.table
        for (index, row) in table.enumerated() {
            for other in table[(index + 1)...] where row.overlaps(other) {
                let isOrdered = row.isMoreSpecific(than: other) || other.isMoreSpecific(than: row)
                #expect(isOrdered, "\(row.title) \(row.name) and \(other.title) \(other.name)")
            }
        }
    }

    @Test("every SEE line of a row is about bits that the row has")
    func seeLines() {
        for row in Encoding.table {
            #expect(row.seeLinesAreReachable, "\(row.title) \(row.name): \(row.unless)")
        }
    }

    @Test("each operation has a row, but those that no bits are")
    func operations() {
        for operation in Operation.allCases where ![.notDecoded, .hook, .undefined, .undefinedFloatingPoint].contains(operation) {
            #expect(Encoding.table.contains { $0.operation == operation }, "\(operation)")
        }
    }

    @Test("random fields in a row's diagram decode to that row, or to a row that is a case of it", arguments: ArchitectureVersion.allCases)
    func roundTrip(architecture: ArchitectureVersion) {
        let without = Decoder(architecture)
        let with = Decoder(architecture, floatingPoint: .fpv5D16)
        var random = SplitMix64(seed: 0x0403)
        for (index, row) in Encoding.table.enumerated() where row.since <= architecture {
            let decoder = row.needs == .none ? without : with
            var found = 0
            for _ in 0..<400 {
                let bits = row.pattern.value | UInt32(truncatingIfNeeded: random.next()) & ~row.pattern.mask
                let narrow = row.length == 2 ? bits & 0xFFFF : bits
                guard row.matches(narrow) else { continue }
                let first = UInt16(truncatingIfNeeded: row.length == 4 ? narrow >> 16 : narrow)
                let instruction = decoder.decode(first, UInt16(truncatingIfNeeded: narrow))
                #expect(instruction.length == row.length)
                if Int(instruction.row) == index {
                    found += 1
                    #expect(instruction.operation == row.operation)
                } else if Int(instruction.row) < Encoding.table.count {
                    let other = Encoding.table[Int(instruction.row)]
                    let isOrdered = other.isMoreSpecific(than: row)
                    #expect(isOrdered, "\(row.title) \(row.name) decodes as \(other.title) \(other.name)")
                } else {
                    Issue.record("\(row.title) \(row.name) decodes as nothing: \(narrow)")
                }
            }
            let isReplaced = Encoding.table.contains {
                $0.title == row.title && $0.name == row.name && $0.operation == row.operation && $0.since > row.since
                    && $0.since <= architecture
            }
            #expect(found > 0 || isReplaced, "\(row.title) \(row.name) is never decoded")
        }
    }
}
