/// The lines of source code that a program's instructions come from: the line tables of DWARF 2 to 5.
///
/// Only where each stretch of code begins is kept; a look-up runs that stretch's program again. Damaged tables give fewer lines,
/// never a trap, in time linear in the size of the file.
public struct LineTable: Sendable {
    /// A stretch of code that one program describes without a gap.
    private struct Sequence {
        var low: UInt32
        var high: UInt32
        /// The unit, by its place in `units`.
        var unit: Int
        /// Where in the unit's program the sequence starts.
        var start: Int
    }

    private let sections: DebugSections
    private let folders: CompilationFolders
    private var units: [LineProgramHeader] = []
    /// By address; of two that begin together the shorter comes last.
    private var sequences: [Sequence] = []
    /// The highest end of the sequences up to each.
    private var reach: [UInt32] = []

    /// Finds the sequences of all units.
    public init(_ sections: DebugSections) {
        self.sections = sections
        folders = CompilationFolders(sections)
        var cursor = sections.cursor(sections.line)
        while !cursor.isAtEnd {
            do throws(MalformedDebugData) {
                guard let header = try LineProgramHeader.next(&cursor, from: sections.line.lowerBound) else { continue }
                add(header)
            } catch {
                break
            }
        }
        sequences.sort { ($0.low, $1.high, $0.start) < ($1.low, $0.high, $1.start) }
        var highest: UInt32 = 0
        for sequence in sequences {
            highest = max(highest, sequence.high)
            reach.append(highest)
        }
    }

    private mutating func add(_ header: LineProgramHeader) {
        var program = LineProgram(header, sections)
        var start = program.position
        var low: UInt32?
        do throws(MalformedDebugData) {
            while let row = try program.next() {
                let first = min(low ?? row.address, row.address)
                low = first
                guard row.isEnd else { continue }
                if first < row.address, !sections.isLeftOut(first) {
                    sequences.append(Sequence(low: first, high: row.address, unit: units.count, start: start))
                }
                low = nil
                start = program.position
            }
        } catch {
            // What came before holds.
        }
        units.append(header)
    }

    /// The line of the instruction at an address; nil when no table has it.
    public func line(at address: UInt32) -> SourceLine? {
        guard let sequence = sequence(containing: address) else { return nil }
        var program = LineProgram(units[sequence.unit], sections, from: sequence.start)
        var found: LineProgram.Row?
        do throws(MalformedDebugData) {
            while let row = try program.next(), row.address <= address, !row.isEnd {
                // Of several lines at one address, the last that begins a statement there, as debuggers choose.
                if let last = found, last.address == row.address, last.isStatement, !row.isStatement { continue }
                found = row
            }
        } catch {
            return nil
        }
        guard let found, found.line > 0 else { return nil }
        guard let path = try? files(sequence.unit)?.path(found.file) else { return nil }
        return SourceLine(path: path, line: Int(found.line), column: Int(found.column))
    }

    /// Every stretch of addresses that comes from one line, table by table in the order of addresses.
    public func forEachLine(_ body: (Range<UInt32>, SourceLine) -> Void) {
        var names: (unit: Int, files: LineFiles?) = (-1, nil)
        for sequence in sequences {
            if names.unit != sequence.unit { names = (sequence.unit, files(sequence.unit)) }
            var program = LineProgram(units[sequence.unit], sections, from: sequence.start)
            var last: LineProgram.Row?
            while let row = try? program.next() {
                if let last, last.address < row.address, last.line > 0, let path = try? names.files?.path(last.file) {
                    body(last.address..<row.address, SourceLine(path: path, line: Int(last.line), column: Int(last.column)))
                }
                if row.isEnd { break }
                last = row
            }
        }
    }

    private func files(_ unit: Int) -> LineFiles? { try? LineFiles(units[unit], sections, folders) }

    /// The sequence that holds an address; of several, the one that begins nearest.
    private func sequence(containing address: UInt32) -> Sequence? {
        var (low, high) = (0, sequences.count)
        while low < high {
            let middle = low + (high - low) / 2
            if sequences[middle].low <= address { low = middle + 1 } else { high = middle }
        }
        while low > 0, reach[low - 1] > address {
            low -= 1
            if sequences[low].high > address { return sequences[low] }
        }
        return nil
    }
}
