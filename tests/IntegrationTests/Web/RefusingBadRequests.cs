using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Web;

[Trait("Store", "Either")]
public sealed class RefusingBadRequests(WebFixture web)
{
    [Theory]
    [InlineData("colour=Red", "request.unknown_value")]
    [InlineData("colour=1", "request.unknown_value")]
    [InlineData("colour=", "request.unknown_value")]
    [InlineData("on=2020-1-29", "request.parameter_invalid")]
    [InlineData("on=01/29/2020", "request.parameter_invalid")]
    [InlineData("since=2020-01-29T10:00:00", "request.parameter_invalid")]
    [InlineData("open=1", "request.parameter_invalid")]
    [InlineData("least=1,000", "request.parameter_invalid")]
    [InlineData("least=1e400", "request.parameter_invalid")]
    [InlineData("count=99999999999", "request.parameter_invalid")]
    [InlineData("count=1&count=2", "request.repeated_parameter")]
    [InlineData("name=a%00", "request.forbidden_character")]
    [InlineData("nmae=a", "request.unknown_parameter")]
    [InlineData("dryRun=true", "request.unknown_parameter")]
    [InlineData("limit=0", "request.parameter_invalid")]
    [InlineData("limit=201", "request.parameter_invalid")]
    [InlineData("limit=x", "request.parameter_invalid")]
    [InlineData("includeTotal=yes", "request.parameter_invalid")]
    [InlineData("sort=colour", "request.unknown_sort")]
    [InlineData("sort=name,", "request.unknown_sort")]
    [InlineData("sort=--name", "request.unknown_sort")]
    [InlineData("sort=name,-name", "request.unknown_sort")]
    public async Task A_bad_question_is_not_ignored(string query, string code)
    {
        var problem = await WebFixture.ProblemOf(await web.Client.GetAsync("/api/v1/things/things?" + query), HttpStatusCode.BadRequest);

        Assert.Equal(code, (string?)problem["code"]);
        Assert.NotNull(problem["errors"]![query.Split('=')[0]]);
    }

    [Fact]
    public async Task A_good_question_is_taken()
    {
        var answer = JsonNode.Parse(await web.Client.GetStringAsync(
            "/api/v1/things/things?colour=darkBlue&on=2020-01-29&since=2020-01-29T10:00:00%2B08:00&open=true&least=-1.5&count=3&name=%E9%87%91&limit=200&sort=-name,amount&includeTotal=true&cursor=x"))!.AsObject();

        // What a cursor belongs to: the filters in any order, a value as the endpoint reads it, and nothing of the page itself.
        Assert.Equal("/api/v1/things/things?colour=DarkBlue&count=3&least=-1.5&name=%E9%87%91&on=2020-01-29&open=true&since=2020-01-29T10%3A00%3A00%2B08%3A00", (string?)answer["question"]);
        answer.Remove("question");
        Assert.Equal("""{"limit":200,"cursor":"x","sort":"-name,amount","sortBy":[{"name":"name","descending":true},{"name":"amount","descending":false}],"includeTotal":true}""", answer.ToJsonString());
    }

    [Theory]
    [InlineData("GET", "/api/v1/things/nothing", 404)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/swagger/nothing/swagger.json", 404)]
    [InlineData("GET", "/api/v1/things/things/not-a-guid", 404)]
    [InlineData("DELETE", "/api/v1/things/things", 405)]
    [InlineData("POST", "/api/v1/things/fail/closed", 409)]
    [InlineData("POST", "/api/v1/things/fail/a%01", 400)]
    [InlineData("POST", "/api/v1/things/fail/away", 503)]
    [InlineData("POST", "/api/v1/things/fail/slow", 503)]
    [InlineData("POST", "/api/v1/things/fail/bug", 500)]
    public async Task Whatever_goes_wrong_is_a_problem_document(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new(method), path);
        var response = await web.Client.SendAsync(request);

        var problem = await WebFixture.ProblemOf(response, (HttpStatusCode)status);

        Assert.Equal(status == 503, response.Headers.RetryAfter is not null);
        Assert.DoesNotContain("secret", problem.ToJsonString());
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "nonsense", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nabc", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken\r\n\r\nabc\r\n--x--\r\n", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n", 400)]
    [InlineData("multipart/form-data", "abc", 400)]
    [InlineData("multipart/form-data; boundary=x", "", 400)]
    [InlineData("application/json", "{}", 415)]
    public async Task A_bad_upload_is_told_so(string type, string body, int status) =>
        await WebFixture.ProblemOf(await web.Post(body, $"/api/v1/things/things/{Guid.Empty}/files", type), (HttpStatusCode)status);

    [Fact]
    public async Task A_file_may_be_larger_than_a_body_but_not_than_100_MB()
    {
        Assert.Equal(HttpStatusCode.OK, (await Upload(6 * 1024 * 1024)).StatusCode);
        await WebFixture.ProblemOf(await Upload((100 * 1024 * 1024) + 10), HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_harms_nobody()
    {
        using (var socket = new TcpClient("127.0.0.1", web.Client.BaseAddress!.Port))
        {
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                "POST /api/v1/things/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"name\":"));
        }

        Assert.Equal(HttpStatusCode.OK, (await web.Client.GetAsync("/health/live")).StatusCode);
    }

    private async Task<HttpResponseMessage> Upload(int size)
    {
        var file = new ByteArrayContent(new byte[size]) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var form = new MultipartFormDataContent { { file, "file", "a.csv" } };
        return await web.Client.PostAsync($"/api/v1/things/things/{Guid.Empty}/files", form);
    }
}
