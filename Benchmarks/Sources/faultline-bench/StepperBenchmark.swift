import CortexM
import Foundation

/// Million instructions a second of the stepper on an image.
enum StepperBenchmark {
    static func run(image: String, instructions: UInt64) throws {
        var machine = Machine(BareMachine.configuration())
        var figures: [Double] = []
        for _ in 0..<5 {
            try BareMachine.load(image, into: &machine)
            let begin = ProcessorTime.now()
            let stop = machine.run(instructions: instructions)
            figures.append(Double(machine.instructions) / (ProcessorTime.now() - begin) / 1e6)
            if case .limit = stop { continue }
            if case .exit = stop { continue }
            print("stepper: stopped early: \(stop)")
            return
        }
        figures.sort()
        print(
            "stepper: \(Int(figures[figures.count / 2])) MIPS (median of \(figures.count), \(machine.instructions) instructions, "
                + "\(machine.cycles) cycles)")
    }
}
