using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Taizhang.Evidence.Files;

/// <summary>Files in a bucket of a store that speaks S3, addressed by path.</summary>
public sealed class S3FileStore(S3Settings settings) : IFileStore, IDisposable
{
    private readonly AmazonS3Client _client = new(
        new BasicAWSCredentials(settings.AccessKey, settings.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = settings.Endpoint,
            AuthenticationRegion = settings.Region,
            ForcePathStyle = true,
            // What many stores beside the first one do not speak.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    /// <inheritdoc/>
    public string Place => $"{settings.Endpoint.TrimEnd('/')}/{settings.Bucket}";

    /// <inheritdoc/>
    public async Task PutAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        // The signature covers the whole, so the whole has to be there first.
        var options = DiskFileStore.New();
        options.Options |= FileOptions.DeleteOnClose;
        await using var whole = new FileStream(Path.Combine(Path.GetTempPath(), "taizhang-" + FileName.NewMark()), options);
        await write(whole, cancellationToken);
        whole.Position = 0;
        await AskAsync(() => _client.PutObjectAsync(new PutObjectRequest { BucketName = settings.Bucket, Key = name, InputStream = whole, AutoCloseStream = false, UseChunkEncoding = false, ContentType = "application/octet-stream" }, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string name, long from, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = settings.Bucket, Key = name };
        if (from > 0)
        {
            request.ByteRange = new ByteRange($"bytes={from}-");
        }

        return (await AskAsync(() => _client.GetObjectAsync(request, cancellationToken)))?.ResponseStream;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => AskAsync(() => _client.DeleteObjectAsync(settings.Bucket, name, cancellationToken));

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeptName> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = settings.Bucket };
        do
        {
            var page = await AskAsync(() => _client.ListObjectsV2Async(request, cancellationToken));
            foreach (var each in (page?.S3Objects ?? []).Where(each => FileName.IsOne(each.Key)))
            {
                yield return new(each.Key, (each.LastModified ?? default).ToUniversalTime());
            }

            request.ContinuationToken = page?.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Asks the store; null where it has no such name.</summary>
    private async Task<T?> AskAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (AmazonS3Exception away) when (away.StatusCode == HttpStatusCode.NotFound && away.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
        catch (Exception failed) when (failed is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"{Place}: {failed.Message}", failed);
        }
    }
}
