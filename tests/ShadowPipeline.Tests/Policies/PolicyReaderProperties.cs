using FsCheck.Xunit;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

public sealed class PolicyReaderProperties
{
    [Property(MaxTest = 500)]
    public void Read_DamagedText_IsAPolicyOrItsProblems(int position, char character, bool insert)
    {
        var at = (int)((uint)position % PolicySample.Json.Length);
        var text = PolicySample.Json[..at] + character + PolicySample.Json[(insert ? at : at + 1)..];

        try
        {
            PolicyReader.Read(text).Criteria.ShouldNotBeEmpty();
        }
        catch (InvalidPolicyException refused)
        {
            refused.Problems.ShouldNotBeEmpty();
            refused.Message.ShouldContain(refused.Problems[0].Path);
        }
    }
}
