namespace ShadowPipeline.Functions.Ports;

// Class names below are error names of the workflow: statemachine/shadow-test.asl.json retries the first two.

/// <summary>A service was busy, throttled or failed on its own side: the same call may succeed later.</summary>
internal sealed class TransientServiceException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Somebody saved the run since it was read: load it again.</summary>
internal sealed class RunConflictException(string message) : Exception(message);

/// <summary>A service refused a call for good.</summary>
internal sealed class PermanentServiceException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A decision record with other content stands already.</summary>
internal sealed class DecisionConflictException(string message) : Exception(message);

/// <summary>The workflow names a run that nobody registered.</summary>
internal sealed class RunNotFoundException(string message) : Exception(message);

/// <summary>The workflow names a run that has no decision.</summary>
internal sealed class DecisionNotFoundException(string message) : Exception(message);

/// <summary>The endpoint's lease went to another run.</summary>
internal sealed class LeaseLostException(string message) : Exception(message);

/// <summary>The experiment stayed between two states for longer than its bound.</summary>
internal sealed class ExperimentStuckException(string message) : Exception(message);

/// <summary>An experiment or model of the run's name exists that is not the run's.</summary>
internal sealed class NameTakenException(string message) : Exception(message);

/// <summary>A step was invoked before the steps whose findings it needs.</summary>
internal sealed class NothingToJudgeException(string message) : Exception(message);

/// <summary>The run of an execution that ended could not be reconciled.</summary>
internal sealed class ReconciliationIncompleteException(string message, Exception? inner = null) : Exception(message, inner);
