namespace ShadowPipeline.Local.CloudWatch;

/// <summary>What chance is drawn for; each has its own stream, so that one draw more in one changes no other.</summary>
internal enum Purpose
{
    Requests = 1,
    Missing,
    Error4xx,
    Error5xx,
    ModelError,
    Latency,
    Overhead,
    PairNoise,
    LoadNoise,
    Utilisation,
}
