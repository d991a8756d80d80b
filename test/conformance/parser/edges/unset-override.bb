unset A:arm
