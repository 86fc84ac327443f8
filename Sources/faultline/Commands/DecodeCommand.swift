import ArgumentParser
import ArmMProfile
import ScenarioLanguage

/// `faultline decode VALUE|NAME=VALUE…`: registers in words.
struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Say what the bits of fault status and other registers mean.",
        discussion: """
            Each value is NAME=VALUE, such as CFSR=0x0200_0000 HFSR=0x4000_0000; given together, they explain each other. A value \
            alone is read where it can be but one thing: an EXC_RETURN, such as 0xFFFFFFF9.
            """)

    @Argument(help: ArgumentHelp("A value, or a register's name and its value.", valueName: "name=value"))
    var values: [String]

    @Flag(help: "Print one JSON document.")
    var json = false

    func run() throws {
        var readings: [RegisterReading] = []
        for value in values {
            let reading = try reading(value)
            if readings.contains(where: { $0.register == reading.register }) {
                throw ValidationError("\(reading.register.name) is given twice")
            }
            readings.append(reading)
        }
        if json {
            Terminal.write(String(decoding: try DecodedJSON(readings: readings).bytes(), as: UTF8.self))
        } else {
            Terminal.write(DecodedText(readings: readings).text)
        }
    }

    private func reading(_ argument: String) throws -> RegisterReading {
        guard let equals = argument.firstIndex(of: "=") else {
            let value = try number(argument)
            if RegisterReading.isExceptionReturn(value), let register = RegisterCatalog.named("EXC_RETURN") {
                return RegisterReading(register, value)
            }
            let choices = RegisterReading.candidates(value).map { reading in
                "\n  \(reading.register.name)=\(argument)  [\(reading.register.fieldNames(value).joined(separator: ", "))]"
            }
            let more = choices.isEmpty ? ": write CFSR=\(argument)" : "; it could be" + choices.joined()
            throw ValidationError("'\(argument)' alone does not say of which register it is" + more)
        }
        let name = String(argument[..<equals])
        guard let register = RegisterCatalog.named(name) else { throw ValidationError("there is no register '\(name)'") }
        let value = try number(String(argument[argument.index(after: equals)...]))
        guard register.width <= 32 else { throw ValidationError("\(register.name) has no fields to decode") }
        guard register.width == 32 || value >> UInt32(register.width) == 0 else {
            throw ValidationError("\(register.name) has \(register.width) bits, and '\(argument)' more")
        }
        return RegisterReading(register, value)
    }

    private func number(_ text: String) throws -> UInt32 {
        guard let value = NumberLiteral.value(of: text).flatMap(UInt32.init(exactly:)) else {
            throw ValidationError("'\(text)' is not a number of 32 bits, such as 0x0200_0000")
        }
        return value
    }
}
