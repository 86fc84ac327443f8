import CortexM
import Foundation

/// Million instructions a second of an image that computes in single precision most of the time.
enum FloatingPointBenchmark {
    static func run(image: String) throws {
        var machine = Machine(BareMachine.configuration(.cortexM4F))
        var speeds: [Double] = []
        for _ in 0..<5 {
            try BareMachine.load(image, into: &machine)
            var stop = Stop.limit
            let time = ContinuousClock().measure { stop = machine.run() }
            guard case .exit(code: 0) = stop else { throw StepperBenchmark.UnexpectedStop(stop: stop) }
            speeds.append(Double(machine.instructions) / (time / .seconds(1)) / 1e6)
        }
        print("float: \(Int(median(speeds))) MIPS (median of \(speeds.count), \(machine.instructions) instructions)")
    }
}
