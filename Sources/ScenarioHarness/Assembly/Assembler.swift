internal import Firmware

/// Makes an image of a block of assembly with the toolchain's clang and linker.
enum Assembler {
    /// Why there is no image.
    enum Problem: Error {
        case missing(HostToolchain.Missing)
        /// The host cannot do it: what failed.
        case host(String)
        case messages([AssemblerMessage])
        case firmware(FirmwareError)
    }

    private static let file = "block.s"
    /// On the line before the block, so that it moves no column.
    private static let head = AssemblyGuard.macros + ".syntax unified; .thumb; .text\n"

    /// The image, and warnings about the block.
    static func assemble(
        _ text: String, _ layout: AssemblyLayout
    ) throws(Problem) -> (image: FirmwareImage, warnings: [AssemblerMessage]) {
        // Who ignores the signal is here after it, and tries again.
        while true { if let made = try attempt(text, layout) { return made } }
    }

    /// One attempt; nil when a signal came that may end this process, which it does when the temporary folder is gone.
    private static func attempt(
        _ text: String, _ layout: AssemblyLayout
    ) throws(Problem) -> (image: FirmwareImage, warnings: [AssemblerMessage])? {
        let tools: HostToolchain
        do throws(HostToolchain.Missing) { tools = try HostToolchain.find() } catch { throw .missing(error) }
        guard let folder = TemporaryFolder() else { throw .host("no temporary folder can be made") }
        let table = VectorTable(layout: layout)
        let hasTable = text.contains(".vectors")
        guard folder.write(file, head + text + "\n"), folder.write("block.ld", layout.script(table: hasTable ? 0 : table.size)) else {
            throw .host("the temporary folder '\(folder.path)' cannot be written")
        }
        let object = folder.path + "/block.o"
        let source = folder.path + "/" + file
        let options = ["-c", "-x", "assembler", "-fno-color-diagnostics", "-fno-crash-diagnostics", "-o", object, source]
        guard let compiled = try run(tools.clang, layout.compilerOptions + options) else { return nil }
        let messages = AssemblerMessage.compiler(compiled.messages, file: file)
        guard compiled.ending == .success else { throw .messages(failure(messages, compiled)) }
        let output = folder.path + "/block.elf"
        let linking = try run(
            tools.linker,
            [
                "--nmagic", "--no-rosegment", "--no-dependent-libraries", "--build-id=none", "--entry=0", "-T",
                folder.path + "/block.ld", object, "-o", output,
            ])
        guard let linked = linking else { return nil }
        guard linked.ending == .success else {
            throw .messages(failure(AssemblerMessage.linker(linked.messages, block: text), linked))
        }
        guard case .success(let bytes) = HostFiles.read(output, limit: HostProcess.Bounds.output) else {
            throw .host("the linker wrote nothing")
        }
        do throws(FirmwareError) {
            let image = try FirmwareImage.read(bytes, format: .elf)
            return (hasTable ? image : table.added(to: image), messages)
        } catch {
            throw .firmware(error)
        }
    }

    /// Runs a program; nil when a signal came meanwhile.
    private static func run(_ program: String, _ arguments: [String]) throws(Problem) -> HostProcess.Result? {
        guard let result = HostProcess.run(program, arguments) else { throw .host("'\(program)' cannot be started") }
        switch result.ending {
        case .success, .failure: return result
        case .tooLong: throw .host("the assembler or the linker took more than \(HostProcess.Bounds.processorSeconds) s")
        case .tooMuch: throw .host("it has more than \(HostProcess.Bounds.output >> 20) MiB")
        case .interrupted: return nil
        }
    }

    /// A program that fails has said why; if it has not, its first line has to do.
    private static func failure(_ messages: [AssemblerMessage], _ result: HostProcess.Result) -> [AssemblerMessage] {
        if messages.contains(where: { !$0.isWarning }) { return messages }
        let line = result.messages.split(separator: "\n").first.map(String.init) ?? "it failed without a word"
        return messages + [AssemblerMessage(place: nil, text: line)]
    }
}
