using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ShadowPipeline.Cli.Serving;

namespace ShadowPipeline.Tests.Cli.Serving;

public sealed class SignatureSwitchTests
{
    [Theory]
    [InlineData(true, HttpStatusCode.BadRequest, "MissingAuthenticationToken")]
    [InlineData(false, HttpStatusCode.OK, "InService")]
    public async Task UnsignedRequest_IsAnsweredOnlyWhereNobodyVerifies(bool verify, HttpStatusCode status, string text)
    {
        var token = TestContext.Current.CancellationToken;
        var request = new ServeRequest(Repository.PathOf("policies", "fraud-detector.json"), null, null, Port: 0, TimeScale: 1, verify);
        await using var aws = await new LocalAws(otherDynamoDb: null).StartAsync(request, _ => { }, _ => { }, token);
        using var http = new HttpClient();
        using var content = new StringContent("""{"EndpointName": "fraud-detector-prod"}""", Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        using var message = new HttpRequestMessage(HttpMethod.Post, aws.World.Address) { Content = content };
        message.Headers.Add("X-Amz-Target", "SageMaker.DescribeEndpoint");

        using var response = await http.SendAsync(message, token);

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(token)).ShouldContain(text);
    }
}
