import ArmMProfile
import Foundation

/// What `faultline decode --json` prints: the registers and what they say together, for programs. Values are strings in hexadecimal,
/// and keys are sorted.
struct DecodedJSON {
    let readings: [RegisterReading]

    /// The document's bytes, UTF-8.
    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(Document(readings))) + [0x0A]
    }

    private struct Document: Encodable {
        var version = 1
        var registers: [Register]
        var together: [String]

        init(_ readings: [RegisterReading]) {
            registers = readings.map(Register.init)
            together = RegisterConclusions(readings).sentences
        }
    }

    private struct Register: Encodable {
        var name, value, summary: String
        var fields: [Field]
        /// Bits that are one and in no field.
        var reserved: String?

        init(_ reading: RegisterReading) {
            name = reading.register.name
            value = hexWord(reading.value)
            summary = reading.register.summary
            fields = reading.fields.map(Field.init)
            reserved = reading.reserved == 0 ? nil : hexWord(reading.reserved)
        }
    }

    private struct Field: Encodable {
        var name: String
        var lsb, width: Int
        var value: UInt32
        var meaning: String
        var advice: String?

        init(_ entry: RegisterReading.Field) {
            name = entry.field.name
            lsb = Int(entry.field.lsb)
            width = Int(entry.field.width)
            value = entry.content
            meaning = entry.meaning
            advice = entry.advice
        }
    }
}
