//! Closed sets of values with stable codes.

/// Names every variant of an enum with its stable code: `ALL`, `as_str`, `FromStr`.
macro_rules! codes {
    ($type:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        impl $type {
            /// All of them, in the order they are listed to people.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code in the database and in the API.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::field::ErrorCode;

            /// Reads a stable code, exactly as [`Self::as_str`] gives it.
            fn from_str(text: &str) -> Result<Self, $crate::field::ErrorCode> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::field::ErrorCode::NotAllowed),
                }
            }
        }
    };
}
pub(crate) use codes;
