using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Taizhang.Members.Personal;

namespace Taizhang.Tests.Members;

/// <summary>The national algorithms against the vectors that are published for them.</summary>
public sealed class NationalCipherTests
{
    private const string Key = "0123456789ABCDEFFEDCBA9876543210";

    /// <summary>GB/T 32907-2016, annex A.</summary>
    [Fact]
    public void A_block_of_SM4_is_that_of_the_standard_once_and_a_million_times()
    {
        var engine = new SM4Engine();
        engine.Init(true, new KeyParameter(Convert.FromHexString(Key)));
        var block = Convert.FromHexString(Key);

        engine.ProcessBlock(block, 0, block, 0);
        var once = Convert.ToHexString(block);
        for (var time = 1; time < 1_000_000; time++)
        {
            engine.ProcessBlock(block, 0, block, 0);
        }

        Assert.Equal("681EDF34D206965E86B3E94F536E4246", once);
        Assert.Equal("595298C7C6FD271F0402F804C33D3F66", Convert.ToHexString(block));
    }

    /// <summary>draft-ribose-cfrg-sm4-10, A.2.5.1.</summary>
    [Fact]
    public void SM4_in_counter_mode_is_that_of_the_published_example_both_ways()
    {
        var plain = Convert.FromHexString("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFAAAAAAAAAAAAAAAABBBBBBBBBBBBBBBB");
        var iv = Convert.FromHexString("000102030405060708090A0B0C0D0E0F");
        var (cipher, back) = (new byte[plain.Length], new byte[plain.Length]);

        FieldCipher.Counter(Convert.FromHexString(Key), iv, plain, cipher);
        FieldCipher.Counter(Convert.FromHexString(Key), iv, cipher, back);

        Assert.Equal("AC3236CB970CC20791364C395A1342D1A3CBC1878C6F30CD074CCE385CDD70C7F234BC0E24C11980FD1286310CE37B926E02FCD0FAA0BAF38B2933851D824514", Convert.ToHexString(cipher));
        Assert.Equal(plain, back);
    }

    /// <summary>GB/T 32905-2016, annex A.</summary>
    [Theory]
    [InlineData("abc", "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0")]
    [InlineData("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd", "DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732")]
    public void The_digest_SM3_is_that_of_the_standard(string text, string digest)
    {
        var sm3 = new SM3Digest();
        sm3.BlockUpdate(Encoding.ASCII.GetBytes(text));
        var made = new byte[32];
        sm3.DoFinal(made);

        Assert.Equal(digest, Convert.ToHexString(made));
    }

    /// <summary>GM/T 0042-2015, annex D.3.</summary>
    [Fact]
    public void HMAC_with_SM3_is_that_of_the_published_example_in_one_part_and_in_several()
    {
        const string Text = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopqabcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
        var key = Enumerable.Range(1, 32).Select(each => (byte)each).ToArray();

        var whole = FieldCipher.HmacSm3(key, Encoding.ASCII.GetBytes(Text));
        var parts = FieldCipher.HmacSm3(key, Encoding.ASCII.GetBytes(Text[..50]), Encoding.ASCII.GetBytes(Text[50..]));

        Assert.Equal("CA05E144ED05D1857840D1F318A4A8669E559FC8391F414485BFDF7BB408963A", Convert.ToHexString(whole));
        Assert.Equal(whole, parts);
    }
}
