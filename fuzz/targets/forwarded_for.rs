//! `X-Forwarded-For`, a header value a line, behind a trusted and a foreign peer.
#![no_main]

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap, HeaderValue};
use ipnet::IpNet;
use libfuzzer_sys::fuzz_target;
use server::http::client::address;

fn seen(peer: &str, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let peer: SocketAddr = peer.parse().expect("an address");
    let mut extensions = Extensions::new();
    extensions.insert(ConnectInfo(peer));
    address(&extensions, headers, trusted)
}

fuzz_target!(|data: &[u8]| {
    let trusted: Vec<IpNet> =
        ["10.0.0.0/8", "fd00::/8"].map(|net| net.parse().expect("a network")).into();
    let is_trusted = |one: &IpAddr| trusted.iter().any(|net| net.contains(one));
    let mut headers = HeaderMap::new();
    for value in data.split(|byte| *byte == b'\n').take(20) {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            headers.append("x-forwarded-for", value);
        }
    }
    let foreign = seen("198.51.100.7:1", &headers, &trusted);
    assert_eq!(foreign.to_string(), "198.51.100.7", "a stranger speaks for nobody");
    let client = seen("10.0.0.1:1", &headers, &trusted);
    assert_eq!(client, client.to_canonical());

    // Whoever is found was named by the nearest hop that is not ours, or by nobody.
    let hops: Vec<String> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|hop| hop.trim().to_owned())
        .collect();
    let mut expected: IpAddr = "10.0.0.1".parse().expect("an address");
    for hop in hops.iter().rev() {
        let Ok(hop) = hop.parse::<IpAddr>() else { break };
        expected = hop.to_canonical();
        if !is_trusted(&expected) {
            break;
        }
    }
    assert_eq!(client, expected);
});
