package import ArmMProfile

extension ExceptionEntry {
    /// An entry as a report keeps it: without the fault's details and the masks, which only the judging of a live run asks for.
    package init(
        recorded exception: ExceptionNumber, kind: ExceptionEntryKind, of: ExceptionNumber?, from: ExceptionNumber, excReturn: UInt32,
        frame: UInt32, frameContent: ExceptionFrameContent, instruction: UInt32, returnAddress: UInt32, handler: UInt32, cfsr: UInt32,
        hfsr: UInt32, executionPriorityBefore: Int, priority: Int, cycles: UInt64, instructions: UInt64, pended: UInt64,
        started: UInt64
    ) {
        self.init(
            exception: exception, kind: kind, of: of, from: from, excReturn: excReturn, frame: frame, frameContent: frameContent,
            instruction: instruction, returnAddress: returnAddress, handler: handler, cfsr: cfsr, hfsr: hfsr, fault: nil,
            executionPriorityBefore: executionPriorityBefore, priority: priority, enabled: true, primask: false, faultmask: false,
            basepri: 0, frameIsValid: true, cycles: cycles, instructions: instructions, pended: pended, started: started)
    }
}
