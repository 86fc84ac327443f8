import ArmMProfile

/// What `faultline decode` prints: each register, its fields a sentence each, and what they say together.
struct DecodedText {
    let readings: [RegisterReading]

    var text: String {
        var lines: [String] = []
        for reading in readings {
            lines.append(heading(reading))
            lines += reading.fields.flatMap(field)
            if reading.reserved != 0 { lines.append("  reserved bits are set: \(hexWord(reading.reserved))") }
            if reading.register.fields.isEmpty { lines.append("  " + reading.register.summary) }
        }
        let sentences = RegisterConclusions(readings).sentences
        if !sentences.isEmpty { lines += ["together"] + sentences.map { "  " + $0 } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `CFSR 0x02000000 [DIVBYZERO]`.
    private func heading(_ reading: RegisterReading) -> String {
        let names = reading.words
        return "\(reading.register.name) \(hexWord(reading.value))" + (names.isEmpty ? "" : " [\(names.joined(separator: ", "))]")
    }

    private func field(_ entry: RegisterReading.Field) -> [String] {
        let field = entry.field
        let bits = field.width == 1 ? "\(field.lsb)" : "\(field.lsb + field.width - 1):\(field.lsb)"
        let name = "  \(field.name) = \(entry.content), \(field.width == 1 ? "bit" : "bits") \(bits): "
        let advice = entry.advice.map { ["      " + $0] } ?? []
        return [name + entry.meaning] + advice
    }
}
