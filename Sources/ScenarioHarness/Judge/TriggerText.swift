internal import ArmMProfile
internal import CortexM
internal import ScenarioLanguage

extension CompiledTrigger {
    /// As messages name it: the run ended before …
    var text: String {
        switch self {
        case .start: "the start"
        case .time(let time): time.point
        case .pc(let address, 1): "\(HexText.word(address)) was reached"
        case .pc(let address, let hit): "\(HexText.word(address)) was reached \(hit) times"
        case .exception(let exception, let phase, 1): "the \(phase.rawValue) of \(exception)"
        case .exception(let exception, let phase, let hit): "the \(phase.rawValue) number \(hit) of \(exception)"
        case .access(let access, let hit): access.text + Self.times(hit)
        case .console(let name, let text, let hit):
            "\(name) printed \"\(String(decoding: text, as: UTF8.self))\"" + Self.times(hit)
        case .sleep(let kind, let hit): "a sleep by \(kind.rawValue)" + Self.times(hit)
        case .halted(let word, let hit): "a halt" + (word.map { " by \($0.rawValue)" } ?? "") + Self.times(hit)
        case .reset(let hit): "a reset" + Self.times(hit)
        case .after(_, let name, .cycles(0), let hit): "the step '\(name)' happened" + Self.times(hit)
        case .after(_, let name, let delay, let hit): "\(delay.stretch) after the step '\(name)' had happened" + Self.times(hit)
        }
    }

    private static func times(_ hit: UInt64) -> String { hit == 1 ? "" : ", \(hit) times" }
}

extension CompiledTime {
    /// A point: `cycle 1200`.
    var point: String {
        switch self {
        case .cycles(let cycle): "cycle \(cycle)"
        case .instructions(let count): "instruction \(count)"
        }
    }

    /// A stretch: `1200 cycles`.
    var stretch: String {
        switch self {
        case .cycles(let count): "\(count) cycle\(count == 1 ? "" : "s")"
        case .instructions(let count): "\(count) instruction\(count == 1 ? "" : "s")"
        }
    }
}

extension CompiledAccess {
    /// `a store of 0x0000_0003 to 0x2000_0100`.
    var text: String {
        let what = value.map { " of " + $0.text(width: 32) } ?? ""
        let (first, last) = (watch.range.lowerBound, watch.range.upperBound)
        let place = HexText.word(first) + (first == last ? "" : "…" + HexText.word(last))
        return (watch.isWrite ? "a store\(what) to " : "a load\(what) from ") + place
    }
}
