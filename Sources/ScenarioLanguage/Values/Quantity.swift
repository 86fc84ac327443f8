/// Numbers with a unit: times, sizes and frequencies.
enum Quantity {
    enum TimeProblem: Error, Sendable, Hashable {
        case notATime, noUnit, tooLarge
        case unknownUnit(String)
        /// A part of a nanosecond, a cycle or an instruction.
        case tooFine
    }

    /// `250 us`, `1.5 ms`, `1200 cycles`. A number with decimals is held in the finer unit that makes it whole.
    static func duration(_ text: String) -> Result<VirtualDuration, TimeProblem> {
        guard let (number, decimals, unitText) = split(text) else { return .failure(.notATime) }
        guard !unitText.isEmpty else { return .failure(.noUnit) }
        guard let number else { return .failure(.tooLarge) }
        let names = ["µs": "us", "μs": "us", "cycle": "cycles", "instruction": "instructions"]
        guard let unit = VirtualDuration.Unit(rawValue: names[unitText] ?? unitText) else {
            return .failure(.unknownUnit(unitText))
        }
        let finer: [VirtualDuration.Unit] = [.seconds, .milliseconds, .microseconds, .nanoseconds]
        var duration = VirtualDuration(number, unit)
        if decimals > 0 {
            guard let place = finer.firstIndex(of: unit) else { return .failure(.tooFine) }
            let steps = (decimals + 2) / 3
            guard place + steps < finer.count else { return .failure(.tooFine) }
            guard let scaled = scale(number, by: 10, steps * 3 - decimals) else { return .failure(.tooLarge) }
            duration = VirtualDuration(scaled, finer[place + steps])
        }
        if let place = finer.firstIndex(of: duration.unit), scale(duration.count, by: 1000, 3 - place) == nil {
            return .failure(.tooLarge)
        }
        return .success(duration)
    }

    /// `0x400`, `128 KiB`, `1 MiB`: bytes.
    static func size(_ text: String) -> UInt64? {
        if case .number(let number) = NumberLiteral.parse(text) { return number.unsigned }
        guard let (number, decimals, unit) = split(text), let number, decimals == 0 else { return nil }
        return switch unit {
        case "B": number
        case "KiB": scale(number, by: 1024, 1)
        case "MiB": scale(number, by: 1024, 2)
        case "GiB": scale(number, by: 1024, 3)
        default: nil
        }
    }

    /// `168 MHz`, `32.768 kHz`, `25000000`: Hz.
    static func frequency(_ text: String) -> UInt64? {
        guard let (number, decimals, unit) = split(text), let number else { return nil }
        let exponents = ["": 0, "Hz": 0, "kHz": 3, "MHz": 6, "GHz": 9]
        guard let exponent = exponents[unit], exponent >= decimals else { return nil }
        return scale(number, by: 10, exponent - decimals)
    }

    /// The digits as one whole number (nil when 64 bits do not hold it), how many of them stand behind the point, and
    /// the unit.
    private static func split(_ text: String) -> (number: UInt64?, decimals: Int, unit: String)? {
        let scalars = Array(text.unicodeScalars)
        let end = scalars.firstIndex { !("0"..."9" ~= $0 || $0 == "." || $0 == "_") } ?? scalars.count
        var digits = ""
        var decimals: Int?
        for scalar in scalars[..<end] {
            if scalar == "." {
                guard decimals == nil, !digits.isEmpty, digits.last != "_" else { return nil }
                decimals = 0
            } else {
                digits.unicodeScalars.append(scalar)
                if scalar != "_", let count = decimals { decimals = count + 1 }
            }
        }
        guard decimals != 0 else { return nil }
        let rest = String(String.UnicodeScalarView(scalars[end...])).drop { $0 == " " }
        // A leading zero is fine before a point: 0.5 ms.
        let trimmed = digits.drop { $0 == "0" }
        if decimals == nil, digits.count > 1, digits.first == "0" { return nil }
        switch NumberLiteral.parse(trimmed.isEmpty && !digits.isEmpty ? "0" : trimmed) {
        case .number(let number): return (number.magnitude, decimals ?? 0, String(rest))
        case .tooLarge: return (nil, decimals ?? 0, String(rest))
        case .malformed: return nil
        }
    }

    private static func scale(_ number: UInt64, by factor: UInt64, _ times: Int) -> UInt64? {
        var result = number
        for _ in 0..<max(0, times) {
            let (product, overflow) = result.multipliedReportingOverflow(by: factor)
            if overflow { return nil }
            result = product
        }
        return result
    }
}

extension VirtualDuration {
    /// Whether it counts cycles or instructions.
    var isCount: Bool { unit == .cycles || unit == .instructions }
}
