using Taizhang.Accounts.Tokens;
using Taizhang.Activities;
using Taizhang.Kernel;
using Taizhang.Ledger;
using Taizhang.Organizations;
using Taizhang.Web.Api;
using Taizhang.Web.SignIn;

namespace Taizhang.Web.Activities;

/// <summary>The calls that read and record activities.</summary>
internal static class ActivityCalls
{
    /// <summary>The header that names a deed, so that it is done once.</summary>
    public const string KeyHeader = "Idempotency-Key";

    public static void MapActivityCalls(this IEndpointRouteBuilder calls)
    {
        calls.MapGet("/activities", ListAsync).Reads<ApiPage<ActivityEntry>>(
            "list-activities", "activities.read",
            new Filter("q", FilterForm.Text), new Filter("organization", FilterForm.Key), new Filter("kind", FilterForm.Word, [.. ActivityKinds.All.Select(Kebab.Word)]), new Filter("from", FilterForm.Day), new Filter("to", FilterForm.Day), Filter.Limit, Filter.Cursor);
        calls.MapGet("/activities/{id:long}", FindAsync).Reads<ActivityFile>("read-activity", "activities.read");
        calls.MapPost("/activities", RecordAsync).Accepts<NewActivity>("application/json").Produces<RecordedActivity>(StatusCodes.Status201Created).WithName("record-activity").Needs("activities.record")
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ActivityListing activities, OrganizationProfile organizations, ApiCursor cursor, CancellationToken cancellationToken)
    {
        var query = ApiQuery.Of(http);
        var (last, refusal) = cursor.Read(http, query, 2);
        if (refusal is not null)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, refusal);
        }

        if (query.Key("organization") is { } organization && await organizations.HeadAsync(organization, cancellationToken) is null)
        {
            return ApiProblems.NotFound();
        }

        var (rows, _) = await activities.ListAsync(
            new(query.Text("q"), query.Word<FactKind>("kind"), query.Key("organization"), query.Day("from"), query.Day("to"), Take: query.Limit + 1) { After = last is null ? null : (ApiNumbers.Day(last[0]), ApiNumbers.Key(last[1])) }, cancellationToken);
        return Results.Ok(new ApiPage<ActivityEntry>(
            [.. rows.Take(query.Limit).Select(row => new ActivityEntry(row.Id, row.Kind, row.HeldOn, row.Topic, row.OrganizationId, row.Organization, row.Present, row.Absent, row.Hours, row.IsJoint, row.SupersededAt is null, row.IsRecordedLate))],
            rows.Count > query.Limit && rows[query.Limit - 1] is var end ? cursor.Write(http, query, ApiNumbers.Text(end.HeldOn), ApiNumbers.Text(end.Id)) : null));
    }

    private static async Task<IResult> FindAsync(long id, ActivityListing activities, CancellationToken cancellationToken)
    {
        if (await activities.FindAsync(id, cancellationToken) is not { Activity: var activity } found)
        {
            return ApiProblems.NotFound();
        }

        return Results.Ok(new ActivityFile(
            activity.Id, activity.Kind, activity.HeldOn, activity.Topic, activity.OrganizationId, found.Organization, activity.Hours, activity.Place, found.LedBy ?? activity.LedByGuest, activity.Guests, activity.Note,
            [.. found.People.Select(person => new ActivityAttendance(person.Id, person.Name, person.Present, person.AbsenceReason))],
            found.Hidden, found.Partners, activity.SupersededAt is null, activity.CorrectsId, found.CorrectedById));
    }

    private static async Task<IResult> RecordAsync(HttpContext http, RecordActivity record, DeedsOnceListing done, OperationContext operations, Actor actor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var header = http.Request.Headers[KeyHeader];
        if (header is not [{ Length: > 0 and <= DeedOnce.LongestKey } key] || !key.All(letter => char.IsAscii(letter) && !char.IsControl(letter)))
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, ApiRefusals.NoKey(DeedOnce.LongestKey));
        }

        var (bytes, body, refused) = await ApiBody.ReadAsync<NewActivity>(http);
        if (refused is not null)
        {
            return refused;
        }

        var token = TokenScheme.KeyOf(http.User);
        var digest = DeedsOnceListing.DigestOf(bytes);
        if (await done.FindAsync(token, key, cancellationToken) is { } before)
        {
            return AnswerOf(before, digest);
        }

        operations.Once = new() { TokenId = token, Key = key, Digest = digest, At = clock.Now() };
        var outcome = await record.RunAsync(RequestOf(body!), actor, cancellationToken);
        return outcome.IsDone ? Recorded(outcome.Id!.Value)
            : await done.FindAsync(token, key, cancellationToken) is { } meanwhile ? AnswerOf(meanwhile, digest)
            : ApiProblems.Of(outcome);
    }

    private static IResult AnswerOf(DeedOnce before, byte[] digest) => before.Digest.AsSpan().SequenceEqual(digest) ? Recorded(before.MadeId!.Value) : ApiProblems.Of(StatusCodes.Status409Conflict, ApiRefusals.KeyUsed);

    private static IResult Recorded(long id) => Results.Created($"{ApiEndpoints.Root}/activities/{ApiNumbers.Text(id)}", new RecordedActivity(id));

    private static RecordActivity.Request RequestOf(NewActivity body) => new(body.OrganizationId, body.Kind, body.HeldOn, body.Topic, body.Hours)
    {
        Place = body.Place,
        LedById = body.LedById,
        LedByGuest = body.LedByGuest,
        Guests = body.Guests,
        Note = body.Note,
        PresentIds = [.. body.PresentIds ?? []],
        Absent = (body.Absent ?? []).GroupBy(each => each.MemberId).ToDictionary(each => each.Key, each => each.First().Reason),
        PartnerIds = [.. body.PartnerIds ?? []],
        CorrectsId = body.CorrectsId,
        Reason = body.Reason,
    };
}
