//! A region code from a form, an address or a file.
#![no_main]

use domain::wilayah::{KodeWilayah, Level};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(kode) = text.parse::<KodeWilayah>() else { return };
    assert_eq!(kode.as_str().parse(), Ok(kode), "written and read again it is itself");
    assert_eq!(kode.to_string(), kode.as_str());
    assert!(kode.as_str().bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
    assert!(kode.is_within(&kode));
    for level in Level::ALL {
        let above = kode.at(level);
        assert_eq!(above.is_some(), level <= kode.level());
        if let Some(above) = above {
            assert!(kode.is_within(&above) && kode.as_str().starts_with(above.as_str()));
        }
    }
    assert_eq!(kode.parent().is_none(), kode.level() == Level::Provinsi);
    assert!(!kode.jenis().as_str().is_empty());
    let json = serde_json::to_string(&kode).expect("it can be written");
    assert_eq!(serde_json::from_str::<KodeWilayah>(&json).expect("it can be read"), kode);
});
