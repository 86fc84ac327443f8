import ArgumentParser
import ArmMProfile
import CortexM
import Diagnostics
import ScenarioHarness
import ScenarioLanguage

/// `faultline decode VALUE|NAME=VALUE…`: registers in words.
struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Say what the bits of fault status and other registers mean.",
        discussion: """
            Each value is NAME=VALUE, such as CFSR=0x0200_0000 HFSR=0x4000_0000; given together, they explain each other. A value \
            alone is an EXC_RETURN, such as 0xFFFFFFF9, or a CFSR, where it can be one.
            """)

    @Argument(help: ArgumentHelp("A value, or a register's name and its value.", valueName: "name=value"))
    var values: [String]

    @Option(help: "The core that they are of, such as cortex-m0: a register that it does not have is refused.")
    var core: String?

    @Option(help: ArgumentHelp("The same, by a machine of the library or a machine file that has the core.", valueName: "name"))
    var machine: String?

    @Flag(help: "Print one JSON document.")
    var json = false

    func validate() throws {
        if core != nil, machine != nil { throw ValidationError("--core and --machine both say which core it is: give one") }
    }

    func run() throws {
        let core = try core.map(Self.core) ?? machine.map(Self.coreOfMachine)
        var readings: [RegisterReading] = []
        for value in values {
            let reading = try reading(value)
            if let core { try Self.check(reading.register, on: core) }
            if readings.contains(where: { $0.register == reading.register }) {
                throw ValidationError("\(reading.register.name) is given twice")
            }
            readings.append(reading)
        }
        if json {
            Terminal.write(String(decoding: try DecodedJSON(readings: readings).bytes(), as: UTF8.self))
        } else {
            Terminal.write(DecodedText(readings: readings).text + readings.compactMap(otherReadings).joined())
        }
    }

    private static func core(_ name: String) throws -> CoreConfiguration {
        guard let core = CoreConfiguration.named(name) else {
            let names = CoreConfiguration.library.map(\.name).joined(separator: ", ")
            throw ValidationError("there is no core '\(name)'; the cores are \(names)")
        }
        return core
    }

    private static func coreOfMachine(_ name: String) throws -> CoreConfiguration {
        let named = NamedMachine.resolve(name)
        let renderer = DiagnosticRenderer(sources: named.sources, style: Terminal.style)
        for diagnostic in named.diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
        guard let machine = named.machine else { throw ExitStatus.badInput.exitCode }
        return machine.configuration.core
    }

    /// Armv6-M has no fault status: every fault is HardFault.
    private static func check(_ register: RegisterDescription, on core: CoreConfiguration) throws {
        guard register.since > core.architecture else { return }
        let more = core.architecture == .armv6M ? ": every fault is HardFault there, and the frame it stacked is all that tells" : ""
        throw ValidationError("\(core.name) is \(core.architecture.name), which has no \(register.name)" + more)
    }

    /// What a value that was given alone could be too.
    private func otherReadings(_ reading: RegisterReading) -> String? {
        guard let argument = values.first(where: { !$0.contains("=") && (try? number($0)) == reading.value }) else { return nil }
        let others = RegisterReading.candidates(reading.value).filter { $0.register != reading.register }
        guard reading.register.name == "CFSR", !others.isEmpty else { return nil }
        let names = others.map { "\($0.register.name)=\(argument)" }.joined(separator: ", ")
        return "read as CFSR; it could also be \(names)\n"
    }

    private func reading(_ argument: String) throws -> RegisterReading {
        guard let equals = argument.firstIndex(of: "=") else {
            let value = try number(argument)
            if RegisterReading.isExceptionReturn(value), let register = RegisterCatalog.named("EXC_RETURN") {
                return RegisterReading(register, value)
            }
            let candidates = RegisterReading.candidates(value)
            if let status = candidates.first(where: { $0.register.name == "CFSR" }) { return status }
            let choices = candidates.map { reading in
                "\n  \(reading.register.name)=\(argument)  [\(reading.register.fieldNames(value).joined(separator: ", "))]"
            }
            let more = choices.isEmpty ? ": write CFSR=\(argument)" : "; it could be" + choices.joined()
            throw ValidationError("'\(argument)' alone does not say of which register it is" + more)
        }
        let name = String(argument[..<equals])
        guard let register = RegisterCatalog.named(name) else {
            let help = Suggestion.help(for: name, among: RegisterCatalog.all.map(\.name))
            throw ValidationError("there is no register '\(name)'" + (help.map { ": " + $0 } ?? ", such as CFSR, HFSR or xPSR"))
        }
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
