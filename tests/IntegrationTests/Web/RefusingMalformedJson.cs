using System.Net;
using System.Text;

namespace JinhuRedCross.IntegrationTests.Web;

[Trait("Store", "Either")]
public sealed class RefusingMalformedJson(WebFixture web)
{
    [Theory]
    [InlineData("{", "request.json_malformed", null)]
    [InlineData("", "request.body_missing", null)]
    [InlineData("null", "request.body_missing", null)]
    [InlineData("[]", "request.wrong_type", "$")]
    [InlineData("\"x\"", "request.wrong_type", "$")]
    [InlineData("""{"name":"a"} x""", "request.json_malformed", null)]
    [InlineData("{}", "request.missing_member", "name")]
    [InlineData("""{"name":null}""", "request.missing_member", "name")]
    [InlineData("""{"name":1}""", "request.wrong_type", "name")]
    [InlineData("""{"name":"a","nmae":1}""", "request.unknown_member", "nmae")]
    [InlineData("""{"Name":"a"}""", "request.unknown_member", "Name")]
    [InlineData("""{"name":"a","part":{"itme":1}}""", "request.unknown_member", "part.itme")]
    [InlineData("""{"name":"a","name":"b"}""", "request.duplicate_member", "name")]
    [InlineData("""{"name":"a","part":{"item":"a","item":"b"}}""", "request.duplicate_member", "part.item")]
    [InlineData("""{"name":"a","notes":{"k":"a","k":"b"}}""", "request.duplicate_member", null)]
    [InlineData("""{"name":"a","amount":"1"}""", "request.wrong_type", "amount")]
    [InlineData("""{"name":"a","amount":1e400}""", "request.number_out_of_range", "amount")]
    [InlineData("""{"name":"a","amount":1e-40}""", "request.number_out_of_range", "amount")]
    [InlineData("""{"name":"a","amount":1e99999999999999999999}""", "request.number_out_of_range", "amount")]
    [InlineData("""{"name":"a","amount":100.0000000000000000000000000000000000001}""", "request.number_out_of_range", "amount")]
    [InlineData("""{"name":"a","amount":NaN}""", "request.json_malformed", "amount")]
    [InlineData("""{"name":"a","share":1e400}""", "request.number_out_of_range", "share")]
    [InlineData("""{"name":"a","part":{"quantity":1.5}}""", "request.wrong_type", "part.quantity")]
    [InlineData("""{"name":"a","part":{"quantity":99999999999}}""", "request.wrong_type", "part.quantity")]
    [InlineData("""{"name":"a","colour":1}""", "request.unknown_value", "colour")]
    [InlineData("""{"name":"a","colour":"Red"}""", "request.unknown_value", "colour")]
    [InlineData("""{"name":"a","colour":"red, darkBlue"}""", "request.unknown_value", "colour")]
    [InlineData("""{"name":"a","on":"2020/01/29"}""", "request.wrong_type", "on")]
    [InlineData("""{"name":"a","on":"2020-02-30"}""", "request.wrong_type", "on")]
    [InlineData("""{"name":"a","at":"2020-01-29T10:00:00"}""", "request.offset_missing", "at")]
    [InlineData("""{"name":"a","at":"2020-01-29"}""", "request.offset_missing", "at")]
    [InlineData("""{"name":"a\u0000"}""", "request.forbidden_character", "name")]
    [InlineData("""{"name":"a\u001b[2J"}""", "request.forbidden_character", "name")]
    [InlineData("""{"name":"a\uffff"}""", "request.forbidden_character", "name")]
    [InlineData("""{"name":"a\ud800"}""", "request.invalid_text", "name")]
    [InlineData("""{"name":"a\udc00\ud800b"}""", "request.invalid_text", "name")]
    [InlineData("""{"name":"a","\ud800":1}""", null, null)]
    [InlineData("""{"name":"a","notes":{"\ud800":"x"}}""", null, null)]
    [InlineData("""{"name":"a","notes":{"\u0000":"x"}}""", "request.forbidden_character", null)]
    [InlineData("""{"name":"a","notes":{"k":null}}""", null, null)]
    [InlineData("""{"name":"a","colour":"\ud800"}""", "request.unknown_value", "colour")]
    [InlineData("""{"name":"a","at":"\ud800"}""", "request.offset_missing", "at")]
    [InlineData("""{"name":"a","on":"\ud800"}""", "request.wrong_type", "on")]
    [InlineData("""{"name":"a","on":20200129}""", "request.wrong_type", "on")]
    [InlineData("""{"name":"a","on":"二〇二〇年"}""", "request.wrong_type", "on")]
    [InlineData("""{"name":"a","parts":{}}""", "request.wrong_type", "parts")]
    [InlineData("""{"name":"a","parts":[{"item":"x"},null]}""", "request.missing_member", "parts[1]")]
    [InlineData("""{"name":"a","parts":[{"item":"x"},{"item":2}]}""", "request.wrong_type", "parts[1].item")]
    [InlineData("""{"name":"a","x":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}""", null, null)]
    [InlineData("""[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]""", null, null)]
    public async Task A_body_that_cannot_be_read_is_told_where_and_why(string body, string? code, string? field)
    {
        var problem = await WebFixture.ProblemOf(await web.Post(body), HttpStatusCode.BadRequest);

        if (code is not null) Assert.Equal(code, (string?)problem["code"]);
        if (field is not null) Assert.True(problem["errors"]?[field] is not null, problem.ToJsonString());
    }

    [Theory]
    [InlineData("7b226e616d65223a22ff227d")] // {"name":"\xff"}
    [InlineData("7b22ff223a2261227d")] // {"\xff":"a"}
    [InlineData("ff")]
    [InlineData("00")]
    [InlineData("7b226e616d65223a2200227d")] // a bare NUL in a string
    [InlineData("fffe7b007d00")] // UTF-16
    public async Task Bytes_that_are_not_UTF_8_are_refused(string hex) =>
        await WebFixture.ProblemOf(await web.Post(Convert.FromHexString(hex)), HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=gb18030")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_415(string type) =>
        await WebFixture.ProblemOf(await web.Post("""{"name":"a"}""", type: type), HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task Several_missing_members_are_told_at_once_and_in_English_when_preferred()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/things/fail/many") { Headers = { { "Accept-Language", "fr, en;q=0.9, zh;q=0.1" } } };

        var problem = await WebFixture.ProblemOf(await web.Client.SendAsync(request), HttpStatusCode.UnprocessableEntity);

        Assert.Equal("no name", (string?)problem["errors"]!["donor.name"]![0]);
        Assert.Equal("no amount", (string?)problem["errors"]!["amount"]![0]);
    }

    [Fact]
    public async Task More_than_4_MB_is_413()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"name":"{{new string('a', 5 * 1024 * 1024)}}"}""");

        await WebFixture.ProblemOf(await web.Post(body), HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("𠮷野家")]
    [InlineData("مرحبا")]
    [InlineData("一行\n两行\t三")]
    public async Task Texts_of_any_language_come_back_as_they_were(string text)
    {
        var response = await web.Post($$"""{"name":"{{text.Replace("\n", "\\n").Replace("\t", "\\t")}}"}""");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(text, (string?)System.Text.Json.Nodes.JsonNode.Parse(body)!["request"]!["name"]);
    }
}
