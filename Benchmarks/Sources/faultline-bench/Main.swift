import Foundation

/// `faultline-bench [stepper [IMAGE [INSTRUCTIONS]] | reset | memory]`; without arguments, all of them.
@main
enum Main {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let image = arguments.count > 1 ? arguments[1] : "Firmware/mixed.elf"
        let count = arguments.count > 2 ? UInt64(arguments[2]) ?? 0 : 400_000_000
        switch arguments.first {
        case "stepper": try StepperBenchmark.run(image: image, instructions: count)
        case "reset": try ResetBenchmark.run()
        case "memory": try MemoryBenchmark.run()
        case nil:
            try StepperBenchmark.run(image: image, instructions: count)
            try ResetBenchmark.run()
            try MemoryBenchmark.run()
        case .some(let other):
            FileHandle.standardError.write(Data("unknown benchmark \(other): stepper, reset or memory\n".utf8))
            exit(64)
        }
    }
}
